package dev.vigil.cli.plot;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Score;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.util.Comparator;

/**
 * An anomaly on a plot.
 *
 * @param at the observation
 * @param expected what was expected of it
 * @param kind whether it was told, and as what
 * @param reason why it is one
 */
record Mark(At at, Expected expected, Kind kind, Reason reason) {
  /** Strongest first: told before held, then by severity, then by rarity; then the earlier. */
  static final Comparator<Mark> STRONGEST_FIRST =
      Comparator.comparing(Mark::isHeld)
          .thenComparing(Mark::severity, Comparator.reverseOrder())
          .thenComparing(Mark::kind)
          .thenComparingDouble(mark -> mark.reason.pValue)
          .thenComparingLong(Mark::epochMillis);

  /** An instant in milliseconds since 1970 and the value seen; NaN for a vector. */
  record At(long epochMillis, double value) {}

  /**
   * Why it is an anomaly.
   *
   * @param severity LOW for what was held
   * @param pValue chance of it when nothing is wrong
   */
  record Reason(Severity severity, AnomalyType type, double pValue, String sentence) {}

  /** What was made of it. */
  enum Kind {
    /** Opened an episode. */
    PAGE,
    /** Went on with one. */
    UPDATE,
    /** Held back. */
    HELD
  }

  /** The mark of what was told, without words; see {@link #saying}. */
  static Mark told(At at, Verdict.Anomalous verdict) {
    Kind kind = verdict.notice() == Verdict.Notice.PAGE ? Kind.PAGE : Kind.UPDATE;
    return of(at, verdict.score(), kind, verdict.severity(), verdict.pValue());
  }

  /** The mark of what was held back, without words; see {@link #saying}. */
  static Mark held(At at, Verdict.Held verdict) {
    return of(at, verdict.score(), Kind.HELD, Severity.LOW, verdict.pValue());
  }

  private static Mark of(At at, Score score, Kind kind, Severity severity, double pValue) {
    Reason reason = new Reason(severity, score.evidence().type(), pValue, "");
    return new Mark(at, Expected.of(score), kind, reason);
  }

  Mark saying(String sentence) {
    Reason said = new Reason(reason.severity, reason.type, reason.pValue, sentence);
    return new Mark(at, expected, kind, said);
  }

  long epochMillis() {
    return at.epochMillis;
  }

  double value() {
    return at.value;
  }

  boolean isHeld() {
    return kind == Kind.HELD;
  }

  Severity severity() {
    return reason.severity;
  }

  AnomalyType type() {
    return reason.type;
  }

  String sentence() {
    return reason.sentence;
  }

  /** Whether the value lies under its band, so that the mark belongs below it. */
  boolean isBelow() {
    return at.value < expected.lower();
  }
}
