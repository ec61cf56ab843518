package dev.vigil.config;

import dev.vigil.pipeline.ValidRange;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads what values can be at all. */
final class ValidReader {
  private ValidReader() {}

  /** What a group says of it; null if that is nothing, or wrong. */
  static @Nullable ValidRange read(Section group) {
    Optional<Section> range = group.take(Keys.VALID).flatMap(value -> value.section(Keys.OF_VALID));
    return range.isEmpty() ? null : range(range.get());
  }

  private static @Nullable ValidRange range(Section section) {
    Optional<Value> from = section.take(Keys.FROM);
    Optional<Value> to = section.take(Keys.TO);
    section.done();
    if (from.isEmpty() && to.isEmpty()) {
      section.group().refuse(section.group().path() + " must say from or to, or both");
      return null;
    }
    double least = bound(from).orElse(Double.NEGATIVE_INFINITY);
    double most = bound(to).orElse(Double.POSITIVE_INFINITY);
    if (least > most) {
      to.get().mustBe("at least from, which is " + from.get().node().words());
      return null;
    }
    return new ValidRange(least, most);
  }

  private static OptionalDouble bound(Optional<Value> value) {
    return value
        .map(v -> v.number("a number", -Double.MAX_VALUE, Double.MAX_VALUE))
        .orElse(OptionalDouble.empty());
  }
}
