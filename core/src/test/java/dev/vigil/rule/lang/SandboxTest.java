package dev.vigil.rule.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no way out of a condition, and none that costs more than a little. */
final class SandboxTest {
  private static final Given FULL =
      Given.of("metric=m value=1 severity=HIGH anomaly.type=SPIKE label.host=a hour=3")
          .put("context.user", Map.of("name", "x"))
          .put("metadata.list", List.of("a", 1.0))
          .put("metadata.alien", new Thread(() -> {}))
          .put("metadata.type", SandboxTest.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constructor",
        "__proto__",
        "prototype",
        "getClass",
        "java",
        "Packages",
        "System",
        "process",
        "globalThis",
        "window",
        "require",
        "eval",
        "arguments",
        "Function",
        "Object",
        "Java",
        "host.constructor",
        "host.__proto__",
        "host.class",
        "host.bytes",
        "host.getClass",
        "user.constructor",
        "user['__proto__']",
        "user.entrySet",
        "user.class.name",
        "list.class",
        "list.size",
        "list['constructor']",
        "labels.constructor",
        "labels.__proto__.x",
        "labels['getClass']",
        "metadata.class.forName",
        "metadata.alien",
        "metadata.alien.contextClassLoader",
        "metadata.type.classLoader",
        "context.empty",
        "context.hashCode",
        "hour.constructor",
      })
  void what_leads_out_elsewhere_is_undefined_here(String name) {
    assertThat(Condition.of(name + " === undefined").holds(FULL)).isTrue();
    assertThat(Condition.of(name).holds(FULL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metric.constructor === 1",
        "'x'.constructor",
        "value.constructor",
        "(1).constructor",
        "[].constructor",
        "true.class",
        "anomaly.getClass",
        "anomaly.constructor",
        "anomaly['class']",
        "anomaly.data.series",
        "severity.declaringClass",
        "host.getClass()",
        "host.toString()",
        "'x'.repeat(1e9)",
        "'x'.matches('(a+)+$')",
        "/(a+)+$/.test(host)",
        "constructor.constructor('return 1')()",
        "user.get('name')",
        "list.stream()",
        "eval('1')",
        "require('fs')",
        "Runtime.getRuntime().exec('id')",
        "java.lang.System.exit(1)",
        "new java.io.File('/')",
        "new Date()",
        "this",
        "this.constructor",
        "function() {}",
        "(() => 1)()",
        "x => x",
        "while (true) {}",
        "for (;;) {}",
        "do 1",
        "let x = 1",
        "var x",
        "value = 5",
        "value += 5",
        "value++",
        "--value",
        "delete labels.host",
        "typeof value",
        "host instanceof Object",
        "'a' in labels",
        "import('x')",
        "throw 1",
        "yield 1",
        "async () => 1",
        "`${value}`",
        "'a' + `b`",
        "${jndi:ldap://x}",
        "#{T(java.lang.Runtime)}",
        "@java.lang.Runtime@getRuntime()",
        "a::b",
        "value; value",
        "value, value",
        "{a: 1}",
        "...labels",
        "labels[host]",
        "labels[labels.x]",
        "// comment",
        "1 /* comment */",
        "\\u0061lert(1)",
        "value ** 99",
        "1 << 31",
        "value\u0000",
        "value\u2028> 5",
      })
  void a_way_out_is_refused_with_its_place(String escape) {
    Throwable refusal = catchThrowable(() -> Condition.of(escape));
    assertThat(refusal).as(escape).isInstanceOf(BadCondition.class);
    assertThat(refusal.getMessage()).matches("(?s)\\d+:\\d+: .+");
    assertThat(((BadCondition) refusal).remark().offset()).isBetween(0, escape.length());
  }

  static Stream<String> bombs() {
    return Stream.of(
        "(".repeat(1000) + "1" + ")".repeat(999),
        "(".repeat(65) + "1" + ")".repeat(65),
        "!".repeat(1999) + "1",
        "-".repeat(2) + "1",
        "- ".repeat(500) + "1",
        "[".repeat(900),
        "a.".repeat(900) + "a",
        "a" + "[0]".repeat(600),
        "a" + "['x']".repeat(390),
        "1" + "+1".repeat(900),
        "a" + "&&a".repeat(600),
        "a" + "||a".repeat(600),
        "'" + "x".repeat(2000) + "'",
        "a === '" + "\\u0041".repeat(400),
        "9".repeat(1500),
        "0x" + "f".repeat(2500),
        "a".repeat(3000),
        " ".repeat(5000) + "1",
        "[" + "1,".repeat(950) + "1].includes(value)",
        "a.includes('')" + "||a.includes('')".repeat(40),
        "a.includes(a.includes(".repeat(40) + "1" + "))".repeat(40));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void a_bomb_is_refused_with_its_place(String bomb) {
    Throwable refusal = catchThrowable(() -> Condition.of(bomb));
    assertThat(refusal).isInstanceOf(BadCondition.class);
    assertThat(((BadCondition) refusal).remark().offset()).isBetween(0, bomb.length());
  }

  @Test
  void of_a_long_text_the_beginning_is_looked_at() {
    Given given = Given.of("").put("metadata.text", "x".repeat(Values.LONGEST_TEXT) + "end");
    assertThat(Condition.of("text.length === " + Values.LONGEST_TEXT).holds(given)).isTrue();
    assertThat(Condition.of("text.includes('xxx')").holds(given)).isTrue();
    assertThat(Condition.of("text.includes('end')").holds(given)).isFalse();
  }

  @Test
  void a_text_that_grows_too_long_is_missing() {
    Given given = Given.of("").put("metadata.text", "x".repeat(Values.LONGEST_TEXT));
    assertThat(Condition.of("text + text === undefined").holds(given)).isTrue();
    assertThat(Condition.of("text + '' === text").holds(given)).isTrue();
  }

  @Test
  void a_list_that_holds_itself_does_no_harm() {
    List<Object> list = new java.util.ArrayList<>();
    list.add(list);
    Given given = Given.of("").put("metadata.list", list);
    assertThat(Condition.of("list[0][0][0].length === 1").holds(given)).isTrue();
    assertThat(Condition.of("list.includes(list)").holds(given)).isFalse();
  }

  @Test
  void a_map_sorted_by_something_else_has_no_names() {
    Given given =
        Given.of("").put("metadata.map", new java.util.TreeMap<>(Map.of(1, "one", 2, "two")));
    assertThat(Condition.of("map.one === undefined && map['1'] === undefined").holds(given))
        .isTrue();
  }
}
