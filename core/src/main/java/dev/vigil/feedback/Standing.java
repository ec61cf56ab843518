package dev.vigil.feedback;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Map<SeriesKey, Double> factors = new ConcurrentHashMap<>();

  Standing(Collection<Feedback> all, Fading fading, int habituationAfter) {
    this.fading = fading;
    this.habituationAfter = habituationAfter;
    for (Feedback one : all) {
      if (one.scope().wide()) {
        wide.add(one);
      } else {
        own.computeIfAbsent(one.about().series(), series -> new ArrayList<>()).add(one);
      }
    }
  }

  private List<Judgement> on(SeriesKey series) {
    return Judgement.of(reaching(series));
  }

  private List<Feedback> reaching(SeriesKey series) {
    List<Feedback> said = new ArrayList<>(own.getOrDefault(series, List.of()));
    for (Feedback one : wide) {
      if (one.reaches(series)) {
        said.add(one);
      }
    }
    return said;
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
   * was right, at least two for each that was right, and one as grave among them. What was right
   * counts wherever it was said.
   */
  boolean habituated(String channel, SeriesKey series, String kind, Severity severity) {
    List<Feedback> said = reaching(series);
    said.removeIf(one -> !ofPattern(one.about(), series, kind));
    Set<String> wrongHere = new HashSet<>();
    for (Feedback one : said) {
      if (one.channel().isEmpty() || one.channel().equals(channel)) {
        wrongHere.add(one.about().id());
      }
    }
    Hearing hearing = new Hearing();
    for (Judgement one : Judgement.of(said)) {
      double weight = fading.weight(one.since());
      if (weight > 0 && (one.truth() == Truth.RIGHT || wrongHere.contains(one.about().id()))) {
        hearing.hear(one, weight);
      }
    }
    return hearing.wrongSince >= habituationAfter - 0.5
        && hearing.wrong >= 2 * hearing.right
        && severity.compareTo(hearing.gravest) <= 0;
  }

  private static boolean ofPattern(Subject about, SeriesKey series, String kind) {
    return about instanceof Subject.Told
        && about.finder().kind().equals(kind)
        && about.series().metric().equals(series.metric());
  }

  /** What a channel has heard of one pattern so far, in the order of event time. */
  private static final class Hearing {
    private double right;
    private double wrong;
    private double wrongSince;
    private long lastRight;

    /** Of those that were wrong since it last was right; means nothing while there are none. */
    private Severity gravest = Severity.LOW;

    void hear(Judgement judgement, double weight) {
      if (judgement.truth() == Truth.RIGHT) {
        right += weight;
        lastRight = judgement.since();
        wrongSince = 0;
        gravest = Severity.LOW;
        return;
      }
      wrong += weight;
      if (right == 0 || judgement.since() > lastRight) {
        wrongSince += weight;
        Severity its = ((Subject.Told) judgement.about()).severity();
        gravest = its.compareTo(gravest) > 0 ? its : gravest;
      }
    }
  }
}
