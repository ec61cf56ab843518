package dev.vigil.config;

import dev.vigil.rule.BadRules;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleProblem;
import dev.vigil.rule.RuleSpec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rules, and tells of each thing that is wrong with one where it stands. One owner. */
final class RulesReader {
  /** Place in a condition, which the file's own place makes needless. */
  private static final Pattern PLACE = Pattern.compile(": condition \\d+:\\d+: ");

  /** The place among those that could be read; those that could not are left out. */
  private static final Pattern OTHER = Pattern.compile("another of this name, (rule (\\d+))$");

  private final List<Section> sections = new ArrayList<>();
  private final List<RuleSpec> specs = new ArrayList<>();
  private final Names names;

  RulesReader(Names names) {
    this.names = names;
  }

  /** When people work, by the clocks of a zone. */
  static BusinessHours hours(Section top, ZoneId zone) {
    BusinessHours usual = BusinessHours.in(zone);
    Optional<Section> section = top.section(Keys.BUSINESS_HOURS, RuleKeys.OF_HOURS);
    if (section.isEmpty()) {
      return usual;
    }
    Section given = section.get();
    int from = given.whole(RuleKeys.FROM, 0, 23, usual.from());
    int until = given.whole(RuleKeys.UNTIL, 1, 24, usual.until());
    BusinessHours hours =
        new BusinessHours(
            zone, 0, 24, given.take(RuleKeys.DAYS).map(Times::days).orElse(usual.days()));
    given.done();
    if (from >= until) {
      given.group().refuse(given.group().path() + " must end after it begins");
      return usual;
    }
    return new BusinessHours(zone, from, until, hours.days());
  }

  /** Takes the rules in; {@link #book} reads their conditions, once all names are known. */
  void read(Section top) {
    for (Section section : top.sections(Keys.BUSINESS_RULES, RuleKeys.OF_RULE)) {
      Optional<String> name = section.needed(RuleKeys.NAME);
      Optional<String> condition = text(section, RuleKeys.CONDITION);
      Optional<String> action = section.needed(RuleKeys.ACTION);
      String reason = optional(section, RuleKeys.REASON);
      String scope = optional(section, RuleKeys.SCOPE);
      boolean shadow = section.truth(RuleKeys.SHADOW, false);
      String expires = optional(section, RuleKeys.EXPIRES);
      section.done();
      condition.ifPresent(names::addCondition);
      // What is missing was told; what stands in for it lets all else of the rule be read.
      sections.add(section);
      specs.add(
          new RuleSpec(
              name.orElse(section.group().path()),
              condition.orElse("true"),
              action.orElse("alert"),
              reason,
              scope,
              shadow,
              expires));
    }
  }

  private static Optional<String> text(Section section, Key key) {
    Optional<Value> value = section.take(key);
    if (value.isEmpty()) {
      section.refuseWithout(key);
    }
    return value.flatMap(v -> v.anyText("an expression"));
  }

  private static String optional(Section section, Key key) {
    return section.take(key).flatMap(v -> v.text("text")).orElse("");
  }

  /** All rules; none where some cannot be used, which is told. */
  RuleBook book(BusinessHours hours, Instant now) {
    try {
      RuleBook book = RuleBook.of(specs, hours, names.ofConditions(), now);
      book.warnings().forEach(warning -> tell(warning, true));
      return book;
    } catch (BadRules e) {
      e.problems().forEach(problem -> tell(problem, false));
      e.warnings().forEach(warning -> tell(warning, true));
      return RuleBook.empty();
    }
  }

  private void tell(RuleProblem problem, boolean warning) {
    Section section = sections.get(problem.index());
    Value value = value(section, problem.key());
    Optional<Place> inside =
        problem.key().equals("condition") ? value.inside(problem.offset()) : Optional.empty();
    boolean filled = value.node() instanceof Node.Scalar scalar && scalar.filled();
    String written = written(problem, section);
    String message = inside.isPresent() ? PLACE.matcher(written).replaceFirst(": ") : written;
    String words = filled ? value.path() + ": what " + value.quoted() + " stands for" : message;
    Place place = inside.orElse(value.node().place());
    if (warning) {
      value.problems().warn(place, value.path(), filled ? words + " looks wrong" : words);
    } else {
      value.problems().add(place, value.path(), filled ? words + " cannot be used" : words);
    }
  }

  /** With rules by the places that they have in the file. */
  private String written(RuleProblem problem, Section section) {
    String named = specs.get(problem.index()).name();
    String path = section.group().path();
    String words =
        problem
            .message()
            .replace(
                "rule '" + named.strip() + "'",
                named.equals(path) ? path : "rule " + name(section));
    Matcher other = OTHER.matcher(words);
    return other.find()
        ? words.substring(0, other.start(1)) + path(Integer.parseInt(other.group(2)))
        : words;
  }

  private String path(int number) {
    return sections.get(number - 1).group().path();
  }

  private static String name(Section section) {
    return value(section, RuleKeys.NAME.name()).quoted();
  }

  private static Value value(Section section, String name) {
    return RuleKeys.OF_RULE.stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .flatMap(section::take)
        .orElse(section.group());
  }

  /** Whether any rule asks for what depends on how far it looks back. */
  boolean none() {
    return specs.isEmpty();
  }
}
