package dev.vigil.server.live;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.pipeline.BudgetGrid;
import dev.vigil.pipeline.BudgetGrid.Candidate;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;
import dev.vigil.store.HistoryPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the stored past of some series would have come to under other budgets, or with another
 * detector: each series is played again through a detector and judges of its own, so that nothing
 * of what goes on is touched. Its work is done by one thread; how far it is, any may ask.
 */
public final class WhatIf {
  /** So many steps of the budget, by sensitivity from 0 to 1. */
  public static final int STEPS = 61;

  /** The bit of the budget that holds today. */
  public static final int TODAY = STEPS;

  /** The bit of the budget that was asked for. */
  public static final int ASKED = STEPS + 1;

  static final int MOST_SERIES = 500;
  private static final int MOST_POINTS = 5_000_000;
  private static final int MOST_CANDIDATES = 20_000;
  private static final int A_PAGE = 50_000;
  private static final long SECONDS = 30;

  /** So much before the time that is asked about is learnt from. */
  private static final long LEARNT_BEFORE = Duration.ofDays(14).toMillis();

  private final Question question;
  private final Live live;
  private final List<Told> told = new ArrayList<>();
  private volatile int series;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong points = new AtomicLong();
  private volatile String shortened = "";

  /**
   * What is asked.
   *
   * @param from the first time that counts
   * @param to the last
   * @param perWeek pages a week that are tried; NaN for the steps alone
   * @param detector that is tried; null for that of each series
   * @param watches how series are watched today
   */
  public record Question(
      SeriesMatcher matcher,
      long from,
      long to,
      double perWeek,
      @Nullable DetectorSpec detector,
      Function<SeriesKey, WatchSpec> watches) {}

  /** A value that would be told, or is today, with a bit for each budget. */
  public record Told(Candidate candidate, String id) {
    /** Whether it is a page under the budget of a bit. */
    public boolean page(int bit) {
      return (candidate.pages() >>> bit & 1) != 0;
    }

    /** Whether it is an update under the budget of a bit. */
    public boolean update(int bit) {
      return (candidate.updates() >>> bit & 1) != 0;
    }
  }

  WhatIf(Question question, Live live) {
    this.question = question;
    this.live = live;
  }

  /** Pages a week of a step. */
  public static double perWeek(int step) {
    return AlertBudget.ofSensitivity(step / (STEPS - 1.0)).perSeriesPerWeek();
  }

  /** What was asked. */
  public Question question() {
    return question;
  }

  /** How many series it is about. */
  public int series() {
    return series;
  }

  /** How many points were read. */
  public long points() {
    return points.get();
  }

  /** 0–1. */
  public double progress() {
    return series == 0 ? 0 : (double) done.get() / series;
  }

  /** What was left out, and why; empty where nothing was. */
  public String shortened() {
    return shortened;
  }

  /** What would be told, series by series; once it is done. */
  public List<Told> told() {
    return told;
  }

  /** Does the work, on the calling thread, until it is done or somebody wants it no more. */
  void run(BooleanSupplier wanted) {
    List<SeriesKey> all =
        get(room -> room.catalogue().matching(question.matcher(), MOST_SERIES + 1));
    if (all.size() > MOST_SERIES) {
      shortened = "more than " + MOST_SERIES + " series fit; the first of them were played again";
      all = all.subList(0, MOST_SERIES);
    }
    series = all.size();
    for (SeriesKey one : all) {
      if (!wanted.getAsBoolean() || points.get() >= MOST_POINTS) {
        return;
      }
      play(one, wanted);
      done.incrementAndGet();
    }
  }

  private <T> T get(Function<EngineRoom, T> asked) {
    try {
      return live.ask(asked).get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the engine does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("it was interrupted", e);
    }
  }

  private List<HistoryPoint> history(SeriesKey of, long from) {
    return live.history(new Live.Past(of, from, question.to(), A_PAGE), WhatIf::await);
  }

  private static List<HistoryPoint> await(CompletableFuture<List<HistoryPoint>> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the history does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("it was interrupted", e);
    }
  }

  private void play(SeriesKey of, BooleanSupplier wanted) {
    double factor = get(room -> room.engine().feedback().factor(of));
    WatchSpec today = question.watches().apply(of);
    double todays = today.judge().budget().perSeriesPerWeek();
    DetectorSpec other = question.detector();
    List<Double> budgets =
        new ArrayList<>(IntStream.range(0, STEPS).mapToObj(WhatIf::perWeek).toList());
    budgets.add(todays);
    budgets.add(Double.isNaN(question.perWeek()) ? todays : question.perWeek());
    BudgetGrid grid =
        new BudgetGrid(other == null ? today : today.withDetector(other), budgets, factor);
    BudgetGrid before = other == null ? null : new BudgetGrid(today, List.of(todays), factor);
    Map<Long, Told> found = new LinkedHashMap<>();
    long from = question.from() - LEARNT_BEFORE;
    List<HistoryPoint> page = history(of, from);
    while (!page.isEmpty() && wanted.getAsBoolean()) {
      for (HistoryPoint one : page) {
        Point point = new Point(of, one.epochMillis(), one.value());
        take(point, grid.accept(point), before, found);
      }
      if (points.addAndGet(page.size()) >= MOST_POINTS) {
        shortened = "there are more than " + MOST_POINTS + " points; what came then is left out";
        break;
      }
      page =
          page.size() < A_PAGE
              ? List.of()
              : history(of, page.get(page.size() - 1).epochMillis() + 1);
    }
    keep(found);
  }

  private void keep(Map<Long, Told> found) {
    for (Told one : found.values()) {
      if (told.size() < MOST_CANDIDATES) {
        told.add(one);
      } else {
        shortened =
            "there are more than " + MOST_CANDIDATES + " candidates; the others are left out";
      }
    }
  }

  private void take(
      Point point,
      @Nullable Candidate candidate,
      @Nullable BudgetGrid before,
      Map<Long, Told> found) {
    Candidate whole = candidate;
    if (before != null) {
      whole = withToday(candidate, before.accept(point));
    }
    if (whole != null && point.epochMillis() >= question.from()) {
      found.put(point.epochMillis(), new Told(whole, SeriesWatch.id(point)));
    }
  }

  /** With today's bits as the detector of today has them. */
  private static @Nullable Candidate withToday(
      @Nullable Candidate other, @Nullable Candidate today) {
    long bit = 1L << TODAY;
    if (other == null && today == null) {
      return null;
    }
    long pages = (other == null ? 0 : other.pages()) & ~bit;
    long updates = (other == null ? 0 : other.updates()) & ~bit;
    pages |= today == null ? 0 : (today.pages() & 1) << TODAY;
    updates |= today == null ? 0 : (today.updates() & 1) << TODAY;
    Candidate of = other == null ? today : other;
    return of == null || (pages | updates) == 0
        ? null
        : new Candidate(of.point(), of.verdict(), pages, updates);
  }
}
