package dev.vigil.config;

import dev.vigil.model.NearestName;
import dev.vigil.model.SeriesMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one of some words, matchers of series, and truths. */
final class Words {
  /** Every series. */
  static final SeriesMatcher ALL = SeriesMatcher.parse("*");

  private Words() {}

  /** One of the constants, in any case, with hyphens or underscores. */
  static <E extends Enum<E>> Optional<E> constant(Value value, Class<E> type) {
    return constant(value, List.of(type.getEnumConstants()));
  }

  /** One of some constants. */
  static <E extends Enum<E>> Optional<E> constant(Value value, List<E> constants) {
    List<String> names = constants.stream().map(Words::written).toList();
    String what = "one of " + String.join(", ", names);
    Optional<String> text = value.anyText(what);
    Optional<E> found =
        text.flatMap(
            t -> constants.stream().filter(one -> NearestName.same(one.name(), t)).findFirst());
    if (text.isPresent() && found.isEmpty()) {
      value.mustBe(what);
    }
    return found;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The series that a key of a group names; all where it is not there. */
  static SeriesMatcher series(Section section, Key key, Names names) {
    return section.take(key).flatMap(value -> matcher(value, names)).orElse(ALL);
  }

  private static Optional<SeriesMatcher> matcher(Value value, Names names) {
    Optional<String> text = value.text("series such as 'cpu_*' or '{service=pay*}'");
    try {
      Optional<SeriesMatcher> matcher = text.map(SeriesMatcher::parse);
      matcher.ifPresent(one -> names.add(one.labels().keySet()));
      return matcher;
    } catch (IllegalArgumentException e) {
      value.refuseAs(value.path() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Names that a list has, or a single one, with their places. */
  static List<Named> list(Value value, String what) {
    List<Named> names = new ArrayList<>();
    List<Value> items =
        value.node() instanceof Node.Listing ? value.items("a list of names") : List.of(value);
    items.forEach(item -> item.text(what).ifPresent(text -> names.add(new Named(text, item))));
    return names;
  }

  /** A name, and where it stands. */
  record Named(String name, Value place) {}
}
