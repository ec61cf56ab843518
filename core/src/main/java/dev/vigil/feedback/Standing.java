package dev.vigil.feedback;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the feedback that stands comes to on one day: all of its effects, and nothing else goes into
 * them. What is the same as in the standing before is not worked out again. Immutable but for what
 * it remembers; thread-safe.
 */
final class Standing {
  private static final Said NOTHING = new Said(List.of());

  private final Fading fading;
  private final int habituationAfter;
  private final Map<SeriesKey, List<Feedback>> own = new HashMap<>();
  private final List<Feedback> wide = new ArrayList<>();
  private final Reach reach;
  private final Map<Reach.Group, Said> ofGroups;
  private final Map<SeriesKey, Said> ofSeries = new ConcurrentHashMap<>();

  Standing(Collection<Feedback> all, Fading fading, int habituationAfter) {
    this(all, fading, habituationAfter, null);
  }

  private Standing(
      Collection<Feedback> all, Fading fading, int habituationAfter, @Nullable Standing before) {
    this.fading = fading;
    this.habituationAfter = habituationAfter;
    Set<Scope> scopes = new LinkedHashSet<>();
    for (Feedback one : all) {
      if (one.scope().wide()) {
        wide.add(one);
        scopes.add(one.scope());
      } else {
        own.computeIfAbsent(one.about().series(), series -> new ArrayList<>()).add(one);
      }
    }
    this.reach = (before == null ? Reach.NONE : before.reach).next(scopes);
    boolean sameWide = before != null && before.wide.equals(wide);
    this.ofGroups = before != null && sameWide ? before.ofGroups : new ConcurrentHashMap<>();
    if (before != null && sameWide) {
      before.ofSeries.forEach(
          (series, said) -> {
            if (before.on(series).equals(on(series))) {
              ofSeries.put(series, said);
            }
          });
    }
  }

  /** That of other feedback, or of another day. */
  Standing next(Collection<Feedback> all, Fading day) {
    return new Standing(all, day, habituationAfter, this);
  }

  private List<Feedback> on(SeriesKey series) {
    return own.getOrDefault(series, List.of());
  }

  /** All that reaches a series: what was said of it alone first. */
  Said said(SeriesKey series) {
    if (own.containsKey(series)) {
      return ofSeries.computeIfAbsent(series, one -> gathered(on(one), reach.of(one)));
    }
    if (wide.isEmpty()) {
      return NOTHING;
    }
    Reach.Group group = reach.of(series);
    return group.none()
        ? NOTHING
        : ofGroups.computeIfAbsent(group, one -> gathered(List.of(), one));
  }

  private Said gathered(List<Feedback> first, Reach.Group group) {
    List<Feedback> said = new ArrayList<>(first);
    for (Feedback one : wide) {
      if (group.has(one.scope())) {
        said.add(one);
      }
    }
    return new Said(said);
  }

  /** See {@link Threshold}. */
  double factor(SeriesKey series) {
    return said(series).factor(fading);
  }

  /** The last 256 at most, in the order of event time. */
  List<Lesson> lessons(SeriesKey series) {
    return said(series).lessons();
  }

  /**
   * Whether a channel has heard of a pattern often enough that it was wrong: so many since it last
   * was right, at least two for each that was right, and one as grave among them. What was right
   * counts wherever it was said.
   */
  boolean habituated(String channel, SeriesKey series, String kind, Severity severity) {
    List<Feedback> said = new ArrayList<>(said(series).pieces());
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
