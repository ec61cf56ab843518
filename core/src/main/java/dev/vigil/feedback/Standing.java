package dev.vigil.feedback;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the feedback that stands comes to on one day: all of its effects, and nothing else goes into
 * them. Immutable but for the factors that it remembers; thread-safe.
 */
final class Standing {
  private static final int MOST_REMEMBERED = 200_000;
  private static final int MOST_LESSONS = 256;

  private final Fading fading;
  private final int habituationAfter;
  private final Map<SeriesKey, List<Feedback>> own = new HashMap<>();
  private final List<Feedback> wide = new ArrayList<>();
  private final Map<Pattern, List<Feedback>> patterns = new HashMap<>();
  private final Map<SeriesKey, Double> factors = new ConcurrentHashMap<>();

  /** What is the same about anomalies of several series. */
  private record Pattern(String metric, String kind) {
    static Pattern of(SeriesKey series, String kind) {
      return new Pattern(series.metric(), kind);
    }
  }

  Standing(Collection<Feedback> all, Fading fading, int habituationAfter) {
    this.fading = fading;
    this.habituationAfter = habituationAfter;
    for (Feedback one : all) {
      SeriesKey about = one.about().series();
      (one.scope().wide() ? wide : own.computeIfAbsent(about, key -> new ArrayList<>())).add(one);
      if (one.about() instanceof Subject.Told told) {
        patterns
            .computeIfAbsent(Pattern.of(about, told.finder().kind()), key -> new ArrayList<>())
            .add(one);
      }
    }
  }

  private List<Judgement> on(SeriesKey series) {
    List<Feedback> said = new ArrayList<>(own.getOrDefault(series, List.of()));
    for (Feedback one : wide) {
      if (one.reaches(series)) {
        said.add(one);
      }
    }
    return Judgement.of(said);
  }

  /** See {@link Threshold}. */
  double factor(SeriesKey series) {
    if (wide.isEmpty() && !own.containsKey(series)) {
      return 1;
    }
    Double known = factors.get(series);
    if (known != null) {
      return known;
    }
    double factor = Threshold.factor(on(series), fading);
    if (factors.size() < MOST_REMEMBERED) {
      factors.put(series, factor);
    }
    return factor;
  }

  /** The last 256 at most, in the order of event time. */
  List<Lesson> lessons(SeriesKey series) {
    List<Lesson> lessons = new ArrayList<>();
    for (Judgement one : on(series)) {
      if (!one.about().measured().contributions().isEmpty()) {
        lessons.add(new Lesson(one.truth(), one.about().measured().contributions()));
      }
    }
    return List.copyOf(lessons.subList(Math.max(0, lessons.size() - MOST_LESSONS), lessons.size()));
  }

  /**
   * Whether a channel has heard of a pattern often enough that it was wrong: so many since it last
   * was right, at least two for each that was right, and one as grave among them.
   */
  boolean habituated(String channel, SeriesKey series, String kind, Severity severity) {
    List<Judgement> judgements = new ArrayList<>(heard(channel, series, kind));
    judgements.removeIf(one -> fading.weight(one.since()) == 0);
    double right = 0;
    long lastRight = Long.MIN_VALUE;
    for (Judgement one : judgements) {
      if (one.truth() == Truth.RIGHT) {
        right += fading.weight(one.since());
        lastRight = one.since();
      }
    }
    double wrong = 0;
    double wrongSince = 0;
    Severity gravest = null;
    for (Judgement one : judgements) {
      if (one.truth() == Truth.WRONG) {
        wrong += fading.weight(one.since());
        if (right == 0 || one.since() > lastRight) {
          wrongSince += fading.weight(one.since());
          gravest = graver(gravest, ((Subject.Told) one.about()).severity());
        }
      }
    }
    return wrongSince >= habituationAfter - 0.5
        && wrong >= 2 * right
        && gravest != null
        && severity.compareTo(gravest) <= 0;
  }

  private static Severity graver(@Nullable Severity one, Severity other) {
    return one == null || other.compareTo(one) > 0 ? other : one;
  }

  private List<Judgement> heard(String channel, SeriesKey series, String kind) {
    List<Feedback> said = new ArrayList<>();
    for (Feedback one : patterns.getOrDefault(Pattern.of(series, kind), List.of())) {
      boolean here = one.channel().isEmpty() || one.channel().equals(channel);
      if (here && one.reaches(series)) {
        said.add(one);
      }
    }
    return Judgement.of(said);
  }
}
