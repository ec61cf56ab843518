package dev.vigil.feedback;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.Fingerprint;
import dev.vigil.alert.Span;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.time.Instant;
import java.util.List;

/** What a piece of feedback is about: an anomaly that was told, or one that was missed. */
public sealed interface Subject {
  /** The same for whoever speaks of the same thing. */
  String id();

  /** The series it was seen on, or was to be seen on. */
  SeriesKey series();

  /** Event time. */
  long epochMillis();

  /** Who found it, or should have. */
  Finder finder();

  /** How strange it was to whoever found it. */
  Measured measured();

  /**
   * An anomaly that was told.
   *
   * @param id see {@link Anomaly#id()}
   */
  record Told(
      String id,
      SeriesKey series,
      long epochMillis,
      AnomalyType type,
      Severity severity,
      Finder finder,
      Measured measured)
      implements Subject {
    public Told {
      Text.check("the id of an anomaly", id, 1);
      Text.check(series);
      requireNonNull(type, "type");
      requireNonNull(severity, "severity");
      requireNonNull(finder, "finder");
      requireNonNull(measured, "measured");
    }

    /** An anomaly, by the fingerprint of its alert. */
    public static Told of(Anomaly anomaly, Fingerprint fingerprint) {
      return new Told(
          anomaly.id(),
          anomaly.observation().series(),
          anomaly.observation().epochMillis(),
          anomaly.type(),
          anomaly.severity(),
          new Finder(anomaly.detector(), fingerprint.kind()),
          Measured.of(anomaly));
    }
  }

  /**
   * Something that nobody was told of.
   *
   * @param span when it was
   * @param finder who should have found it; {@link Finder#NOBODY} where that is not known
   * @param measured what the detector gave at the time; {@link Measured#NOTHING} where that is not
   *     known
   */
  record Missed(SeriesKey series, Span span, Finder finder, Measured measured) implements Subject {
    public Missed {
      Text.check(series);
      requireNonNull(finder, "finder");
      requireNonNull(measured, "measured");
      if (span.until() <= span.from()) {
        throw new IllegalArgumentException(
            "what was missed must end after it begins, was from "
                + Instant.ofEpochMilli(span.from())
                + " until "
                + Instant.ofEpochMilli(span.until()));
      }
    }

    /** Missed on a series for a while. */
    public static Missed during(SeriesKey series, Span span) {
      return new Missed(series, span, Finder.NOBODY, Measured.NOTHING);
    }

    /** Missed on a series at one time. */
    public static Missed at(SeriesKey series, long epochMillis) {
      return during(series, new Span(epochMillis, epochMillis + 1));
    }

    @Override
    public String id() {
      return "missed " + series + "@" + span.from() + "-" + span.until();
    }

    @Override
    public long epochMillis() {
      return span.from();
    }
  }

  /**
   * What found an anomaly.
   *
   * @param detector key of the detector; empty where it is not known
   * @param kind see {@link Fingerprint#kind()}; empty where it is not known
   */
  record Finder(String detector, String kind) {
    /** It is not known who. */
    public static final Finder NOBODY = new Finder("", "");

    private static final String RULE = "rule ";

    public Finder {
      Text.check("the key of a detector", detector, 0);
      Text.check("the kind of an anomaly", kind, 0);
    }

    /** Name of the rule that raised it; empty where a detector found it. */
    public String rule() {
      return kind.startsWith(RULE) ? kind.substring(RULE.length()) : "";
    }
  }

  /**
   * How strange it was.
   *
   * @param score see {@link Anomaly#score()}; NaN where it is not known, or was not what mattered:
   *     a crossed limit, an absence, what a rule raised, what was told while the series was
   *     learning
   * @param contributions what each part of the detector gave; of more than 100, the first
   */
  record Measured(double score, List<Contribution> contributions) {
    /** Nothing is known of it. */
    public static final Measured NOTHING = new Measured(Double.NaN, List.of());

    private static final int MOST = 100;

    public Measured {
      if (score < 0 || score > 1) {
        throw new IllegalArgumentException("a score must be from 0 to 1 or NaN, was " + score);
      }
      contributions = List.copyOf(contributions.subList(0, Math.min(MOST, contributions.size())));
      for (Contribution contribution : contributions) {
        Text.check("the name of a contribution", contribution.name(), 0);
      }
    }

    static Measured of(Anomaly anomaly) {
      boolean weighed =
          !anomaly.verdict().provisional()
              && anomaly.type() != AnomalyType.THRESHOLD_BREACH
              && anomaly.type() != AnomalyType.ABSENCE;
      double score = Math.max(0, Math.min(1, anomaly.score()));
      List<Contribution> contributions =
          anomaly.contributions().stream().filter(one -> Text.fits(one.name())).toList();
      return new Measured(weighed ? score : Double.NaN, contributions);
    }

    /**
     * Logarithm of its strength in units of the least strength that is ever asked for: 0 is where
     * an alarm may begin.
     */
    double margin() {
      return Math.log(score / (1 - score));
    }
  }
}
