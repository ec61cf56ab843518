package dev.vigil.config;

import dev.vigil.config.Node.Scalar;
import dev.vigil.config.Node.Scalar.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A value that is being read. What is asked of it and is not there becomes a problem and an empty
 * answer, so that reading goes on.
 */
record Value(Node node, String path, Problems problems) {
  /** Each new series is held against the entries of a list one after the other. */
  private static final int MOST_ENTRIES = 1_000;

  /** Tells what is wrong with it. */
  void refuse(String message) {
    problems.add(node.place(), path, message);
  }

  /** Tells what should be here instead, unless this was told to be wrong before. */
  void mustBe(String what) {
    if (node instanceof Scalar scalar && scalar.kind() == Kind.NOTHING && !scalar.filled()) {
      refuse(subject() + " has no value, it must be " + what);
    } else if (node instanceof Node.Unreadable unreadable) {
      problems.tellAgain(unreadable);
    } else {
      refuse(subject() + " must be " + what + ", was " + node.words());
    }
  }

  /** Tells it in the words of whoever could not read it, which quote it. */
  void refuseAs(String message) {
    refuse(node instanceof Scalar scalar && scalar.filled() ? Veil.cut(message, scalar) : message);
  }

  /** Tells what looks wrong, if all else is as it should be. */
  void warnOfWhole(String message) {
    problems.warnOfWhole(node.place(), path, message);
  }

  /** Tells what is not wrong but looks so. */
  void warn(String message) {
    problems.warn(node.place(), path, message);
  }

  /** As it is written, in quotes. */
  String quoted() {
    return node instanceof Scalar scalar ? scalar.quoted() : node.words();
  }

  /** Where a place of the text stands, if it stands in the file as it is, on one line. */
  Optional<Place> inside(int offset) {
    if (!(node instanceof Scalar scalar) || scalar.filled() || scalar.text().contains("\n")) {
      return Optional.empty();
    }
    String source = problems.source().text();
    int begin = problems.source().index(node.place());
    boolean quoted = begin < source.length() && "'\"".indexOf(source.charAt(begin)) >= 0;
    int start = quoted ? begin + 1 : begin;
    return source.startsWith(scalar.text(), start)
        ? Optional.of(problems.source().place(start + offset))
        : Optional.empty();
  }

  private String subject() {
    return path.isEmpty() ? "the configuration" : path;
  }

  Optional<String> text(String what) {
    if (node instanceof Scalar scalar && (scalar.kind() == Kind.TEXT || scalar.filled())) {
      if (!scalar.text().isBlank()) {
        return Optional.of(scalar.text());
      }
    }
    mustBe(what);
    return Optional.empty();
  }

  /** Text that others may be told of: kept from them where it was filled in. */
  Optional<String> name() {
    Optional<String> name = text("text");
    if (name.isPresent() && node instanceof Scalar scalar && scalar.filled()) {
      problems.veil().hideName(name.get(), scalar.quoted());
    }
    return name;
  }

  /** Text, or a number or truth as it is written: for what is compared with text. */
  Optional<String> anyText(String what) {
    if (node instanceof Scalar scalar && scalar.kind() != Kind.NOTHING) {
      return Optional.of(scalar.text());
    }
    return text(what);
  }

  /** A finite number within bounds, which {@code what} says in words. */
  OptionalDouble number(String what, double least, double most) {
    if (node instanceof Scalar scalar && scalar.kind() == Kind.NUMBER) {
      double number = Numbers.of(scalar.text());
      if (Double.isFinite(number) && number >= least && number <= most) {
        return OptionalDouble.of(number);
      }
    }
    mustBe(what);
    return OptionalDouble.empty();
  }

  /** A whole number within bounds, which {@code what} says in words. */
  OptionalInt whole(String what, int least, int most) {
    if (node instanceof Scalar scalar && scalar.kind() == Kind.NUMBER) {
      double number = Numbers.of(scalar.text());
      boolean whole = number == Math.rint(number) && !scalar.text().contains(".");
      if (whole && number >= least && number <= most) {
        return OptionalInt.of((int) number);
      }
    }
    mustBe(what);
    return OptionalInt.empty();
  }

  Optional<Boolean> truth(String what) {
    if (node instanceof Scalar scalar && scalar.kind() == Kind.TRUTH) {
      return Optional.of(Boolean.valueOf(scalar.text()));
    }
    mustBe(what);
    return Optional.empty();
  }

  Optional<Duration> duration(String what, Duration least) {
    return duration(what, least, DurationText.LONGEST);
  }

  /** A span of time, or a plain number of milliseconds. */
  Optional<Duration> millis(String what, Duration least, Duration most) {
    if (node instanceof Scalar scalar && scalar.kind() == Kind.NUMBER) {
      OptionalDouble number = number(what, (double) least.toMillis(), (double) most.toMillis());
      return number.isEmpty()
          ? Optional.empty()
          : Optional.of(Duration.ofMillis(Math.round(number.getAsDouble())));
    }
    return duration(what, least, most);
  }

  Optional<Duration> duration(String what, Duration least, Duration most) {
    Optional<String> text = text(what);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration span = DurationText.parse(text.get());
      if (span.compareTo(least) >= 0 && span.compareTo(most) <= 0) {
        return Optional.of(span);
      }
      mustBe(what);
    } catch (IllegalArgumentException e) {
      refuseAs(path + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The values of a list, none where it is something else or too long. */
  List<Value> items(String what) {
    List<Value> items = new ArrayList<>();
    if (!(node instanceof Node.Listing list)) {
      mustBe(what);
    } else if (fits(list.items().size())) {
      list.items().forEach(n -> items.add(new Value(n, path + "[" + items.size() + "]", problems)));
    }
    return items;
  }

  /**
   * The entries of a mapping, whatever their keys; empty where it is something else or too long.
   */
  Optional<List<Node.Entry>> entries(String what) {
    if (!(node instanceof Node.Mapping mapping)) {
      mustBe(what);
      return Optional.empty();
    }
    return fits(mapping.entries().size()) ? Optional.of(mapping.entries()) : Optional.empty();
  }

  private boolean fits(int entries) {
    if (entries > MOST_ENTRIES) {
      refuse(subject() + " has " + entries + " entries, there may be " + MOST_ENTRIES);
    }
    return entries <= MOST_ENTRIES;
  }

  /** The value of one of its entries. */
  Value of(Node.Entry entry) {
    return new Value(entry.value(), MappingEntries.path(path, entry.key()), problems);
  }

  /** The keys and values of a group, of which only some are known. */
  Optional<Section> section(List<Key> keys) {
    return entries("a group of keys").map(entries -> new Section(this, entries, keys));
  }

  /**
   * What a setting of a detector is handed: a number, a truth or text.
   *
   * @param words whether the setting is text, so that what was filled in stays as it is
   */
  Optional<Object> plain(boolean words) {
    if (!(node instanceof Scalar scalar)) {
      return Optional.empty();
    }
    if (words && scalar.filled()) {
      return Optional.of(scalar.text());
    }
    return switch (scalar.kind()) {
      case TEXT -> Optional.of(scalar.text());
      case NUMBER -> Optional.of(Numbers.exact(scalar.text()));
      case TRUTH -> Optional.of(Boolean.valueOf(scalar.text()));
      case NOTHING -> Optional.empty();
    };
  }
}
