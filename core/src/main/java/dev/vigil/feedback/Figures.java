package dev.vigil.feedback;

import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How often detectors, rules and series were right, as far as people have said: each anomaly that
 * was judged counts once, each alert that was told once. As things are when they are asked for.
 */
public final class Figures {
  private final Tally all;
  private final List<Tally> detectors;
  private final List<Tally> rules;
  private final List<Tally> series;

  Figures(List<Judgement> judgements, ToldShelf told) {
    this.all = total(judgements, told.series());
    this.detectors = tallies(judgements, told.detectors(), Figures::detector);
    this.rules = tallies(judgements, told.rules(), about -> about.finder().rule());
    Function<Subject, Object> itself = Subject::series;
    this.series = tallies(judgements, told.series(), itself);
  }

  /** All together. */
  public Tally all() {
    return all;
  }

  /** Of each detector that told something, or is known to have missed something. */
  public List<Tally> byDetector() {
    return detectors;
  }

  /** Of each rule likewise. */
  public List<Tally> byRule() {
    return rules;
  }

  /** Of each series likewise. */
  public List<Tally> bySeries() {
    return series;
  }

  /** What a rule raised is the rule's. */
  private static String detector(Subject about) {
    return about.finder().rule().isEmpty() ? about.finder().detector() : "";
  }

  private static Tally total(List<Judgement> judgements, ToldCounts<SeriesKey> told) {
    Count count = new Count();
    judgements.forEach(count::add);
    count.told = told.others();
    told.counts().values().forEach(more -> count.told += more);
    return count.tally("");
  }

  private static <K> List<Tally> tallies(
      List<Judgement> judgements, ToldCounts<K> told, Function<Subject, Object> key) {
    Map<Object, Count> counts = new LinkedHashMap<>();
    told.counts()
        .forEach((who, count) -> counts.computeIfAbsent(who, w -> new Count()).told = count);
    for (Judgement judgement : judgements) {
      Object who = key.apply(judgement.about());
      if (!who.equals("")) {
        counts.computeIfAbsent(who, w -> new Count()).add(judgement);
      }
    }
    List<Tally> tallies = new ArrayList<>();
    counts.forEach((who, count) -> tallies.add(count.tally(who.toString())));
    return List.copyOf(tallies);
  }

  /** Counts as they grow. */
  private static final class Count {
    private final int[] said = new int[Truth.values().length];
    private long told;

    void add(Judgement judgement) {
      said[judgement.truth().ordinal()]++;
    }

    Tally tally(String name) {
      return new Tally(
          name,
          told,
          said[Truth.RIGHT.ordinal()],
          said[Truth.WRONG.ordinal()],
          said[Truth.MISSED.ordinal()]);
    }
  }
}
