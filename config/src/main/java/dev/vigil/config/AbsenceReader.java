package dev.vigil.config;

import dev.vigil.pipeline.AbsenceSpec;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when a series is held to have stopped. */
final class AbsenceReader {
  private static final Pattern INTERVALS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?x");
  private static final String WHAT =
      "auto, off, intervals such as 10x, from 2x on, or a span of time such as 15m, from 1s on";

  private AbsenceReader() {}

  /** What a group says of it; null if that is nothing, or wrong. */
  static @Nullable AbsenceSpec read(Section section) {
    Optional<Value> value = section.take(Keys.ABSENCE);
    Optional<String> text = value.flatMap(v -> v.text(WHAT));
    return text.isEmpty() ? null : read(value.get(), text.get().strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable AbsenceSpec read(Value value, String text) {
    if (text.equals("auto")) {
      return AbsenceSpec.AUTO;
    }
    if (text.equals("off")) {
      return AbsenceSpec.OFF;
    }
    Matcher intervals = INTERVALS.matcher(text);
    if (intervals.matches() && Double.parseDouble(intervals.group(1)) >= 2) {
      return AbsenceSpec.intervals(Double.parseDouble(intervals.group(1)));
    }
    if (intervals.matches() || text.isEmpty() || !Character.isDigit(text.charAt(0))) {
      value.mustBe(WHAT);
      return null;
    }
    return value.duration(WHAT, Duration.ofSeconds(1)).map(AbsenceSpec::after).orElse(null);
  }
}
