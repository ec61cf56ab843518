package dev.vigil.rule.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no condition is refused, with its place and what was expected there. */
final class BadConditionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          §§                      → 1:1: expected a value, found the end
          value >                 → 1:8: expected a value, found the end
          value > > 5             → 1:9: expected a value, found '>'
          (value > 5              → 1:11: expected ')' to close '(' at 1:1, found the end
          value > 5)              → 1:10: expected an operator or the end, found ')'
          value 5                 → 1:7: expected an operator or the end, found a number
          value > 5 and score > 1 → 1:11: expected an operator or the end, found 'and', did you mean '&&'?
          a > 1 or b > 1          → 1:7: expected an operator or the end, found 'or', did you mean '||'?
          not a                   → 1:1: unknown operator 'not', did you mean '!'?
          value = 5               → 1:7: nothing can be assigned, did you mean '==='?
          a & b                   → 1:3: bits cannot be combined, did you mean '&&'?
          a | b                   → 1:3: bits cannot be combined, did you mean '||'?
          a ?? b                  → 1:3: '??' is not known, use '||'
          a?.b                    → 1:2: a plain '.' will do: a name that is missing has no members
          a ? b : c               → 1:3: '?' is not known, use '&&' and '||'
          x => x                  → 1:3: functions cannot be defined
          a++                     → 1:2: nothing can be changed
          a; b                    → 1:2: a condition is one expression, and has no ';'
          {}                      → 1:1: objects and blocks are not known
          a === `x`               → 1:7: text stands between ' or "
          a === ‘x’               → 1:7: text stands between straight quotes, ' or "
          a === 'x                → 1:7: text without an end, expected "'"
          a === 'x\\x4'           → 1:9: expected 2 hexadecimal digits after '\\'
          a === '\\u{110000}'     → 1:8: no such character, expected \\u{1F600}
          a === '\\8'             → 1:8: unknown escape in text
          a # b                   → 1:3: unknown character '#'
          value > 010             → 1:9: a number reads 5, 0.5, 5e3 or 0xff
          value > 5px             → 1:9: a number reads 5, 0.5, 5e3 or 0xff
          value > 5e              → 1:9: a number reads 5, 0.5, 5e3 or 0xff
          value > 0x              → 1:9: a number reads 5, 0.5, 5e3 or 0xff
          a.include('x')          → 1:3: unknown function 'include', did you mean 'includes'?
          a.indexOf('x') > 0      → 1:3: unknown function 'indexOf', there are .includes() .startsWith() .endsWith()
          a.includes()            → 1:12: expected what 'includes' is to look for, found ')'
          a.includes('x', 1)      → 1:15: 'includes' takes one value
          includes('x')           → 1:9: functions cannot be called, but for .includes() .startsWith() .endsWith()
          value.includes('x')     → 1:7: a number has no function 'includes'
          labels.includes('x')    → 1:8: a set of names has no function 'includes'
          a.includes(['x'])       → 1:12: 'includes' looks for one value, found a list
          value.x                 → 1:7: a number has no 'x'
          metric.size             → 1:8: text has no 'size'
          metric.lenght           → 1:8: text has no 'lenght', did you mean 'length'?
          undefined.x             → 1:11: undefined has no 'x'
          anomaly.tpye === 'a'    → 1:9: 'anomaly' has no 'tpye', did you mean 'type'?
          anomaly.data.valu > 5   → 1:14: 'anomaly.data' has no 'valu', did you mean 'value'?
          anomaly.expectedRange   → 1:22: expected '.' and a name after 'anomaly.expectedRange'
          a.5                     → 1:2: expected an operator or the end, found a number
          a. === 5                → 1:4: expected a name after '.', found '==='
          a[b]                    → 1:3: expected text or a number between '[' and ']', found 'b'
          a[0.5]                  → 1:3: of any kind has no element 0.5, a list has
          a['b'                   → 1:6: expected ']' to close '[' at 1:2, found the end
          1 < value < 5           → 1:11: comparisons cannot be chained, write a < b && b < c
          a === b === c           → 1:9: comparisons cannot be chained, write a < b && b < c
          severity > 'HIHG'       → 1:12: a severity is compared with LOW, MEDIUM, HIGH or CRITICAL, found 'HIHG', did you mean 'HIGH'?
          severity > 2            → 1:12: a severity is compared with LOW, MEDIUM, HIGH or CRITICAL, found a number
          severity + 1 > 2        → 1:1: '+' takes numbers, found a severity
          'a' * 2 > 1             → 1:1: '*' takes numbers, found text
          labels > 5              → 1:1: '>' takes one value, found a set of names
          metadata === 'x'        → 1:1: '===' takes one value, found a set of names
          a === ['x']             → 1:7: a list is equal to nothing, write ['a', 'b'].includes(name)
          [a].includes('x')       → 1:2: a list holds text, numbers, true and false
          [[1]].includes(1)       → 1:2: a list holds text, numbers, true and false
          class === 'x'           → 1:1: 'class' is a word of JavaScript's own; a label is labels.class
          """)
  void it_is_refused_with_its_place(String condition, String message) {
    assertThatThrownBy(() -> Condition.of(condition))
        .isInstanceOf(BadCondition.class)
        .hasMessage(message);
  }

  @Test
  void the_place_is_told_by_line_and_column_and_by_offset() {
    String condition = "value > 5 &&\n  labels.host ==== 'a'";
    BadCondition bad = catchThrowableOfType(BadCondition.class, () -> Condition.of(condition));
    assertThat(bad).hasMessageStartingWith("2:18: nothing can be assigned");
    assertThat(bad.remark().offset()).isEqualTo(condition.indexOf("====") + 3);
    assertThat(bad.text()).isEqualTo(condition);
  }
}
