package dev.vigil.rule.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is read, it is a condition or is refused as none with a place in it; and whatever a
 * condition is asked about, it answers, twice the same.
 */
final class AnyTextTest {
  private static final int FEW = 150_000;
  private static final int MANY = 10_000_000;
  private static final long SEED = 20_261_125;
  private static final long MOST_NANOS = 1_000_000;

  private static final List<Scope> SCOPES = List.of(Nothing.KNOWN, ordinary(), hostile());

  private static Scope ordinary() {
    return Given.of(
        "metric=response_time value=51 lastValue=51 readingCount=11 percentChange=-30 severity=HIGH"
            + " anomaly.type=SPIKE score=0.7 label.endpoint=/admin/payment label.type=temperature"
            + " context.userRoles=[user] context.amount=7 metadata.battery=5 hour=3");
  }

  private static Scope hostile() {
    String longText = "a".repeat(1_000_000);
    Given given = Given.of("metric=a severity=LOW lastValue=1");
    String[] names = {"endpoint", "userRoles", "amount", "battery", "a", "b", "type", "x"};
    Object[] values = {
      longText,
      Collections.nCopies(100_000, "a".repeat(256)),
      new BigDecimal(BigInteger.ONE.shiftLeft(100_000), 7),
      Map.of("battery", longText, "length", -1),
      "9".repeat(64),
      new TreeMap<>(Map.of(1, 2)),
      "",
      List.of(List.of(), Map.of(), Double.NaN),
    };
    for (int i = 0; i < names.length; i++) {
      given.put("context." + names[i], values[i]).put("metadata." + names[i], values[i]);
    }
    return given;
  }

  @Test
  void any_text_is_read_or_refused_and_any_condition_answers() {
    run(FEW, SEED, false);
  }

  @Tag("long")
  @Test
  void ten_million_texts_are_read_or_refused_and_answered_within_a_millisecond() {
    int held = run(MANY, SEED + 1, true);
    assertThat(held).as("conditions among them").isGreaterThan(MANY / 5);
  }

  private static int run(int count, long seed, boolean timed) {
    SplittableRandom chance = new SplittableRandom(seed);
    Texts texts = new Texts(chance);
    int conditions = 0;
    for (int i = 0; i < count; i++) {
      String text = texts.next();
      if (answers(text, seed, timed)) {
        conditions++;
      }
    }
    assertThat(conditions).as("conditions of seed %d", seed).isGreaterThan(count / 10);
    return conditions;
  }

  private static boolean answers(String text, long seed, boolean timed) {
    Condition condition;
    try {
      condition = Condition.of(text);
    } catch (BadCondition bad) {
      assertThat(bad.remark().offset()).isBetween(0, text.length());
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed + " has made: " + text, e);
    }
    for (Scope scope : SCOPES) {
      try {
        boolean answer = condition.holds(scope);
        if (condition.holds(scope) != answer) {
          throw new AssertionError("another answer the second time: " + text);
        }
        if (answer && condition.warnings().stream().anyMatch(AnyTextTest::never)) {
          throw new AssertionError("said to be never true, and is: " + text);
        }
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + " has made: " + text, e);
      }
      if (timed) {
        assertThat(nanos(condition, scope)).as(text).isLessThan(MOST_NANOS);
      }
    }
    return true;
  }

  private static boolean never(Remark warning) {
    return warning.message().equals("can never be true");
  }

  /** Least of several, so that only what the condition itself takes is measured. */
  private static long nanos(Condition condition, Scope scope) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20 && least >= MOST_NANOS; i++) {
      long start = System.nanoTime();
      condition.holds(scope);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  /**
   * Makes texts: of any characters, of any words, by the grammar, and of others by small changes.
   */
  private static final class Texts {
    private static final String[] WORDS = {
      "===",
      "!==",
      "==",
      "!=",
      "&&",
      "||",
      "!",
      "<",
      "<=",
      ">",
      ">=",
      "+",
      "-",
      "*",
      "/",
      "%",
      "(",
      ")",
      "[",
      "]",
      ".",
      ",",
      "'",
      "\"",
      " ",
      "value",
      "metric",
      "severity",
      "endpoint",
      "type",
      "anomaly",
      "userRoles",
      "labels",
      "metadata.battery",
      "lastValue",
      ".includes(",
      ".length",
      ".startsWith('/')",
      "'HIGH'",
      "'admin'",
      "5",
      "0.5",
      "-1",
      "1e9",
      "true",
      "null",
      "undefined"
    };
    private static final String[] NAMES = {
      "value", "metric", "severity", "endpoint", "type", "anomaly.type", "userRoles", "lastValue",
      "metadata.battery", "labels['endpoint']", "context.a.b", "a", "b", "x", "amount", "hour",
      "isWeekend", "score", "anomaly.data.value", "x[0]", "a.length", "expected", "readingCount"
    };
    private static final String[] LITERALS = {
      "5",
      "0.5",
      "300000",
      "'HIGH'",
      "'admin'",
      "\"x\"",
      "'aaaaaaaaaaaaaaaaaaab'",
      "true",
      "null",
      "undefined",
      "''",
      "'51'",
      "0xff",
      "1e3",
      "NaN",
      "Infinity",
      "['a', 5, true]"
    };
    private static final String[] OPERATORS = {
      "===", "!==", "==", "!=", "&&", "||", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"
    };
    private static final String[] CALLS = {"includes", "startsWith", "endsWith"};

    private final SplittableRandom chance;
    private final List<String> seeds = List.copyOf(SeedConditionsTest.cases().keySet());

    Texts(SplittableRandom chance) {
      this.chance = chance;
    }

    String next() {
      return switch (chance.nextInt(8)) {
        case 0 -> characters();
        case 1 -> words();
        case 2 -> changed(seeds.get(chance.nextInt(seeds.size())));
        case 3 -> changed(expression(5));
        default -> expression(1 + chance.nextInt(6));
      };
    }

    private String one(String[] of) {
      return of[chance.nextInt(of.length)];
    }

    private String characters() {
      StringBuilder text = new StringBuilder();
      for (int left = chance.nextInt(40); left > 0; left--) {
        text.append(chance.nextInt(4) == 0 ? (char) chance.nextInt(65_536) : character());
      }
      return text.toString();
    }

    private char character() {
      return (char) (32 + chance.nextInt(95));
    }

    private String words() {
      StringBuilder text = new StringBuilder();
      for (int left = chance.nextInt(30); left > 0; left--) {
        text.append(one(WORDS)).append(chance.nextBoolean() ? " " : "");
      }
      return text.toString();
    }

    private String changed(String text) {
      StringBuilder changed = new StringBuilder(text);
      for (int left = 1 + chance.nextInt(4); left > 0 && changed.length() > 0; left--) {
        int at = chance.nextInt(changed.length());
        switch (chance.nextInt(5)) {
          case 0 -> changed.deleteCharAt(at);
          case 1 -> changed.insert(at, character());
          case 2 -> changed.insert(at, one(WORDS));
          case 3 -> changed.delete(at, Math.min(changed.length(), at + chance.nextInt(9)));
          default -> changed.insert(at, changed.substring(at / 2, at));
        }
      }
      return changed.toString();
    }

    private String expression(int depth) {
      if (depth == 0 || chance.nextInt(8) == 0) {
        return one(chance.nextBoolean() ? NAMES : LITERALS);
      }
      return switch (chance.nextInt(10)) {
        case 0 -> "!" + expression(depth - 1);
        case 1 -> "(" + expression(depth - 1) + ")";
        case 2 -> one(NAMES) + "." + one(CALLS) + "(" + expression(depth - 1) + ")";
        case 3 -> "['a', 'HIGH', 5].includes(" + expression(depth - 1) + ")";
        case 4 -> one(NAMES) + " " + one(OPERATORS) + " " + one(LITERALS);
        case 5, 6 ->
            expression(depth - 1)
                + (chance.nextBoolean() ? " && " : " || ")
                + expression(depth - 1);
        default -> expression(depth - 1) + " " + one(OPERATORS) + " " + expression(depth - 1);
      };
    }
  }
}
