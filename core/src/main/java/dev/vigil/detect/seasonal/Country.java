package dev.vigil.detect.seasonal;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;

import dev.vigil.detect.seasonal.HolidayRule.Easter;
import dev.vigil.detect.seasonal.HolidayRule.Fixed;
import dev.vigil.detect.seasonal.HolidayRule.Moved;
import dev.vigil.detect.seasonal.HolidayRule.Weekday;
import java.util.List;

/** A country whose holidays are known: those of the whole country. */
@SuppressWarnings("ImmutableEnumChecker") // the rules are records in an unmodifiable list
public enum Country {
  /** Federal holidays; on a Saturday the Friday before is free too, on a Sunday the Monday. */
  US(
      new Fixed(1, 1, Moved.TO_NEAREST_WORKDAY, "New Year's Day"),
      new Weekday(1, 3, MONDAY, "Martin Luther King Day"),
      new Weekday(2, 3, MONDAY, "Presidents' Day"),
      new Weekday(5, -1, MONDAY, "Memorial Day"),
      new Fixed(6, 19, Moved.TO_NEAREST_WORKDAY, "Juneteenth"),
      new Fixed(7, 4, Moved.TO_NEAREST_WORKDAY, "Independence Day"),
      new Weekday(9, 1, MONDAY, "Labor Day"),
      new Weekday(10, 2, MONDAY, "Columbus Day"),
      new Fixed(11, 11, Moved.TO_NEAREST_WORKDAY, "Veterans Day"),
      new Weekday(11, 4, THURSDAY, "Thanksgiving"),
      new Fixed(12, 25, Moved.TO_NEAREST_WORKDAY, "Christmas Day")),

  /** Bank holidays of England and Wales, with their substitute days. */
  GB(
      new Fixed(1, 1, Moved.TO_MONDAY, "New Year's Day"),
      new Easter(-2, "Good Friday"),
      new Easter(1, "Easter Monday"),
      new Weekday(5, 1, MONDAY, "Early May bank holiday"),
      new Weekday(5, -1, MONDAY, "Spring bank holiday"),
      new Weekday(8, -1, MONDAY, "Summer bank holiday"),
      new Fixed(12, 25, Moved.BY_TWO_DAYS, "Christmas Day"),
      new Fixed(12, 26, Moved.BY_TWO_DAYS, "Boxing Day")),

  /** Holidays of all its states. */
  DE(
      new Fixed(1, 1, Moved.NEVER, "Neujahr"),
      new Easter(-2, "Karfreitag"),
      new Easter(1, "Ostermontag"),
      new Fixed(5, 1, Moved.NEVER, "Tag der Arbeit"),
      new Easter(39, "Christi Himmelfahrt"),
      new Easter(50, "Pfingstmontag"),
      new Fixed(10, 3, Moved.NEVER, "Tag der Deutschen Einheit"),
      new Fixed(12, 25, Moved.NEVER, "1. Weihnachtstag"),
      new Fixed(12, 26, Moved.NEVER, "2. Weihnachtstag")),

  /** Holidays outside Alsace and Moselle, which have two more. */
  FR(
      new Fixed(1, 1, Moved.NEVER, "Jour de l'an"),
      new Easter(1, "Lundi de Pâques"),
      new Fixed(5, 1, Moved.NEVER, "Fête du Travail"),
      new Fixed(5, 8, Moved.NEVER, "Victoire 1945"),
      new Easter(39, "Ascension"),
      new Easter(50, "Lundi de Pentecôte"),
      new Fixed(7, 14, Moved.NEVER, "Fête nationale"),
      new Fixed(8, 15, Moved.NEVER, "Assomption"),
      new Fixed(11, 1, Moved.NEVER, "Toussaint"),
      new Fixed(11, 11, Moved.NEVER, "Armistice 1918"),
      new Fixed(12, 25, Moved.NEVER, "Noël"));

  private final List<HolidayRule> rules;

  Country(HolidayRule... rules) {
    this.rules = List.of(rules);
  }

  List<HolidayRule> rules() {
    return rules;
  }
}
