package dev.vigil.feedback;

import java.time.Duration;

/**
 * Settings of feedback.
 *
 * @param halfLife after which a piece of feedback moves a threshold or a channel half as much; from
 *     1 day to 10 years
 * @param habituationAfter so many anomalies of one pattern that were wrong, and none right since,
 *     make a channel quiet about it; from 2 to 100
 * @param most pieces that stand, 1 to 100,000; beyond it, those given first are forgotten
 * @param mostWide of these, such as reach more than their own series, 1 to 10,000; likewise
 * @param mostTold anomalies that can be judged by their id, 1 to 1,000,000; likewise
 * @param mostCounted series, detectors and rules each whose anomalies are counted, 1 to 1,000,000;
 *     beyond it, the one that told nothing for longest is counted among the others
 */
public record FeedbackSpec(
    Duration halfLife,
    int habituationAfter,
    int most,
    int mostWide,
    int mostTold,
    int mostCounted) {
  private static final int MILLION = 1_000_000;

  public FeedbackSpec {
    if (halfLife.compareTo(Duration.ofDays(1)) < 0
        || halfLife.compareTo(Duration.ofDays(3650)) > 0) {
      throw new IllegalArgumentException("halfLife must be from 1 to 3650 days, was " + halfLife);
    }
    check("habituationAfter", habituationAfter, 2, 100);
    check("most", most, 1, 100_000);
    check("mostWide", mostWide, 1, 10_000);
    check("mostTold", mostTold, 1, MILLION);
    check("mostCounted", mostCounted, 1, MILLION);
  }

  /** Half in 90 days, quiet after three; 10,000 pieces of which 500 are wide. */
  public FeedbackSpec() {
    this(Duration.ofDays(90), 3, 10_000, 500, 10_000, 10_000);
  }

  private static void check(String setting, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          setting + " must be from " + least + " to " + most + ", was " + value);
    }
  }

  public FeedbackSpec withHalfLife(Duration other) {
    return new FeedbackSpec(other, habituationAfter, most, mostWide, mostTold, mostCounted);
  }

  public FeedbackSpec withHabituationAfter(int wrong) {
    return new FeedbackSpec(halfLife, wrong, most, mostWide, mostTold, mostCounted);
  }

  public FeedbackSpec withMost(int pieces, int wide) {
    return new FeedbackSpec(halfLife, habituationAfter, pieces, wide, mostTold, mostCounted);
  }

  public FeedbackSpec withMostTold(int told, int counted) {
    return new FeedbackSpec(halfLife, habituationAfter, most, mostWide, told, counted);
  }
}
