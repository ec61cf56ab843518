package dev.vigil.rule;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.rule.lang.Fact;
import dev.vigil.rule.lang.Name;
import dev.vigil.rule.lang.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that rules are asked about: an observation, what was said of it, what came with it, and what
 * is known of its series. One for each shard, set anew for each observation. One owner.
 */
public final class Occasion implements Scope {
  private static final Observation NOTHING = new Point(SeriesKey.of("nothing"), 0, Double.NaN);
  private static final SeriesFacts UNKNOWN = new SeriesFacts();

  private final EventCalendar calendar;
  private Observation observation = NOTHING;
  private Circumstances circumstances = Circumstances.NONE;
  private SeriesFacts facts = UNKNOWN;
  private @Nullable Verdict verdict;
  private @Nullable Anomaly anomaly;

  public Occasion(BusinessHours hours) {
    this.calendar = new EventCalendar(hours);
  }

  /**
   * Sets it to an observation that is not judged yet.
   *
   * @param observation as it is judged: of a counter its rate
   * @param facts of its series, which have not learnt it yet; null where none are kept
   */
  public Occasion before(
      Observation observation, Circumstances circumstances, @Nullable SeriesFacts facts) {
    this.observation = observation;
    this.circumstances = circumstances;
    this.facts = facts == null ? UNKNOWN : facts;
    this.verdict = null;
    this.anomaly = null;
    return this;
  }

  /** Adds what was said of the observation. */
  public Occasion judged(Verdict verdict, @Nullable Anomaly anomaly) {
    this.verdict = verdict;
    this.anomaly = anomaly;
    return this;
  }

  Observation observation() {
    return observation;
  }

  @Nullable Verdict verdict() {
    return verdict;
  }

  @Nullable Anomaly anomaly() {
    return anomaly;
  }

  @Nullable Score score() {
    if (verdict instanceof Verdict.Normal normal) {
      return normal.score();
    }
    if (verdict instanceof Verdict.WarmingUp learning) {
      return learning.score();
    }
    if (verdict instanceof Verdict.Held held) {
      return held.score();
    }
    return verdict instanceof Verdict.Anomalous anomalous ? anomalous.score() : null;
  }

  private double value() {
    return observation instanceof Point point ? point.value() : Double.NaN;
  }

  @Override
  public double number(Name name) {
    return switch (name) {
      case VALUE -> value();
      case TIMESTAMP -> observation.epochMillis();
      case SCORE -> anomaly == null ? Double.NaN : anomaly.score();
      case CONFIDENCE -> anomaly == null ? Double.NaN : anomaly.confidence();
      default -> expectation(name);
    };
  }

  private double expectation(Name name) {
    Score score = score();
    if (score == null) {
      return Double.NaN;
    }
    return switch (name) {
      case EXPECTED -> score.expected();
      case DEVIATION -> value() - score.expected();
      case ANOMALY_LOWER -> score.lower();
      case ANOMALY_UPPER -> score.upper();
      default -> Double.NaN;
    };
  }

  @Override
  public @Nullable String text(Name name) {
    return switch (name) {
      case METRIC -> observation.series().metric();
      case SOURCE -> circumstances.source();
      case TYPE -> type();
      default -> anomaly == null ? null : text(name, anomaly);
    };
  }

  private static @Nullable String text(Name name, Anomaly anomaly) {
    return switch (name) {
      case ANOMALY_ID -> anomaly.id();
      case ANOMALY_TYPE -> anomaly.type().name();
      case ANOMALY_DETECTOR -> anomaly.detector();
      case ANOMALY_DESCRIPTION -> anomaly.description();
      default -> null;
    };
  }

  private @Nullable String type() {
    String label = observation.series().labels().find("type");
    if (label != null) {
      return label;
    }
    if (circumstances.type() != null) {
      return circumstances.type();
    }
    return anomaly == null ? null : anomaly.type().name();
  }

  @Override
  public @Nullable Severity severity() {
    return anomaly == null ? null : anomaly.severity();
  }

  @Override
  public boolean flagged() {
    return anomaly != null;
  }

  @Override
  public Map<String, ?> tree(Name name) {
    return switch (name) {
      case LABELS -> observation.series().labels().asMap();
      case METADATA -> circumstances.metadata();
      default -> circumstances.context();
    };
  }

  /** The numbers of a vector come after the metadata. */
  @Override
  public @Nullable Object find(String name) {
    Object found = circumstances.context().get(name);
    if (found == null) {
      found = observation.series().labels().find(name);
    }
    if (found == null) {
      found = circumstances.metadata().get(name);
    }
    return found == null && observation instanceof VectorPoint vector ? of(vector, name) : found;
  }

  private static @Nullable Object of(VectorPoint vector, String name) {
    int at = vector.names().indexOf(name);
    return at < 0 ? null : vector.values()[at];
  }

  @Override
  public double fact(Fact fact) {
    if (fact == Fact.RECENT_DEPLOYMENT) {
      return circumstances.recentDeployment() ? 1 : 0;
    }
    return fact.ofReadings()
        ? facts.fact(fact, value())
        : calendar.fact(fact, observation.epochMillis());
  }
}
