package dev.vigil.judge;

import dev.vigil.model.Digits;
import dev.vigil.model.Durations;
import dev.vigil.model.Question;
import dev.vigil.model.Severity;
import dev.vigil.model.Stage;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the judge knew when it let an anomaly be told.
 *
 * @param verdict what it said
 * @param hold observations in a row that it took, where a limit or a departure has to hold; else 1
 */
public record JudgeStage(Basis basis, Verdict.Anomalous verdict, Ask ask, Account account, int hold)
    implements Stage {
  private static final double LEAST_BUDGET = 0.001;

  /** What it went by. */
  public enum Basis {
    /** The score, weighed against the budget. */
    SCORE,
    /** A limit of the user's or the detector's, whatever is left of the budget. */
    LIMIT,
    /** A departure while learning, from the same budget. */
    DEPARTURE,
    /** What is no matter of chance: an absence, another unit; from the same budget. */
    FACT
  }

  /**
   * What was asked of the score, and what it had.
   *
   * @param strength of the score, in the unit of the budget
   * @param asked of it, all factors included; NaN where the score was not asked
   * @param factor by which all that was asked was multiplied
   */
  public record Ask(double strength, double asked, double factor) {}

  /**
   * How the budget of the series stood, before this was paid for.
   *
   * @param perWeek pages a week
   * @param balance pages: above 0 saved, under 0 owed
   * @param added to what is asked, since it was often in debt or is new
   * @param updates told in the episode, this one included
   * @param rows seen on the series
   * @param sinceMillis since the episode began; 0 for a page
   */
  public record Account(
      double perWeek, double balance, double added, int updates, int rows, long sinceMillis) {}

  @Override
  public Question question() {
    return Question.JUDGE;
  }

  @Override
  public boolean passed() {
    return true;
  }

  private boolean update() {
    return verdict.notice() == Notice.UPDATE;
  }

  @Override
  public String answer() {
    String said =
        update()
            ? "Yes, the "
                + Digits.nth(account.updates())
                + " update to a page of "
                + Durations.words(account.sinceMillis() / 1e3)
                + " ago"
            : "Yes, a page";
    String provisional = verdict.provisional() ? ", provisionally, since it is still learning" : "";
    return said + ", severity " + verdict.severity() + provisional + ": " + why() + ".";
  }

  private String why() {
    return switch (basis) {
      case SCORE ->
          "its strength is "
              + Digits.share(ask.strength())
              + ", asked were "
              + Digits.share(ask.asked())
              + (update() ? "" : "; the budget is " + words(account.perWeek()) + ", " + balance());
      case LIMIT ->
          "a limit was crossed"
              + held()
              + (verdict.provisional() ? "" : ", which is told whatever is left of the budget");
      case DEPARTURE -> "a departure that no learning could excuse" + held();
      case FACT -> "it is no matter of chance";
    };
  }

  private String held() {
    return hold > 1 ? " for " + hold + " values in a row" : "";
  }

  private String balance() {
    double pages = Math.rint(account.balance() * 100) / 100;
    return pages < 0
        ? Digits.number(-pages) + " pages were owed"
        : Digits.number(pages) + " pages were saved";
  }

  @Override
  public String otherwise() {
    String updates = update() ? "It would have been quiet after 3 updates" : "";
    return switch (basis) {
      case SCORE ->
          (update() ? updates + ", or below " : "It would have been quiet below ")
              + "a score of "
              + Digits.share(quietScore())
              + budget()
              + ".";
      case LIMIT, DEPARTURE ->
          hold > 1
              ? "It would have been quiet had it held for less than " + hold + " values in a row."
              : "It would have been quiet on the other side of the limit.";
      case FACT ->
          update() ? updates + "." : "Nothing but an empty budget would have kept it quiet.";
    };
  }

  /** The score under which it would have been quiet. */
  private double quietScore() {
    return ask.asked() / (ask.asked() + BudgetController.FLOOR);
  }

  private String budget() {
    double least = quietBudget();
    return Double.isNaN(least) ? "" : ", or, as the budget stood, with less than " + words(least);
  }

  /**
   * The budget under which it would have been quiet, had all else stood as it did; NaN if there is
   * none.
   */
  private double quietBudget() {
    if (basis != Basis.SCORE || update()) {
      return Double.NaN;
    }
    double perWeek = BudgetController.quietUnder(ask, account);
    return perWeek >= LEAST_BUDGET ? perWeek : Double.NaN;
  }

  /** "3 a week", "1 in 5 months". */
  static String words(double perWeek) {
    if (perWeek >= 0.95) {
      return Digits.number(Math.rint(perWeek * 10) / 10) + " a week";
    }
    double weeks = 1 / perWeek;
    double months = weeks * 7 / 30.44;
    if (weeks < 8.5) {
      return "1 in " + plural(weeks, "week");
    }
    return "1 in " + (months < 23.5 ? plural(months, "month") : plural(months / 12, "year"));
  }

  private static String plural(double count, String unit) {
    long whole = Math.max(1, Math.round(count));
    return String.format(Locale.ROOT, "%d %s%s", whole, unit, whole == 1 ? "" : "s");
  }

  @Override
  public Map<String, Object> turningPoint() {
    Map<String, Object> point = new LinkedHashMap<>();
    if (basis == Basis.SCORE) {
      point.put("score", quietScore());
      double least = quietBudget();
      if (!Double.isNaN(least)) {
        point.put("pagesPerWeek", least);
      }
    } else if (hold > 1) {
      point.put("values", hold - 1);
    }
    return point;
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("basis", basis.name());
    record.put("notice", verdict.notice().name());
    Severity severity = verdict.severity();
    record.put("severity", severity.name());
    record.put("provisional", verdict.provisional());
    record.put("strength", ask.strength());
    record.put("asked", ask.asked());
    record.put("factor", ask.factor());
    record.put("pagesPerWeek", account.perWeek());
    record.put("balance", account.balance());
    record.put("added", account.added());
    record.put("updates", account.updates());
    record.put("rows", account.rows());
    record.put("episodeMillis", account.sinceMillis());
    record.put("hold", hold);
    return record;
  }
}
