package dev.vigil.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertSpec;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.composite.Strategy;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Policy;
import dev.vigil.pipeline.ValueKind;
import dev.vigil.pipeline.WatchSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feedback from the anomaly that a pipeline tells to what the pipeline tells next. */
final class FeedbackOnThePathTest {
  private static final SeriesKey JOBS = new SeriesKey("load", Labels.of("host", "a"));
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long STEP = Duration.ofMinutes(5).toMillis();
  private static final int DAY = 288;
  private static final int EVERY = 600;
  private static final int GRAVE = 45 * DAY + 17;
  private static final int END = 60 * DAY;

  /** A pipeline, its alerts, and what people say of them, put together as a host does. */
  private static final class Host {
    private final List<Anomaly> told = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();
    private final Random chance = new Random(1);
    private final FeedbackBook book =
        new FeedbackBook(new FeedbackSpec(), () -> Instant.ofEpochMilli(now()), this::changed);
    private final AlertBook alerts =
        new AlertBook(new AlertSpec(), () -> Instant.ofEpochMilli(now()), book::told);
    private final Pipeline pipeline;
    private int row;

    Host(DetectorSpec detector) {
      JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.NONE);
      WatchSpec watch = new WatchSpec(detector, judge, ValueKind.GAUGE);
      pipeline = new Pipeline(PipelineSpec.of(watch), this::tell);
      ask();
    }

    private long now() {
      return START + row * STEP;
    }

    private void tell(Anomaly anomaly) {
      told.add(anomaly);
      alerts.accept(anomaly);
    }

    private void changed(FeedbackChange change) {
      if (change.lessons()) {
        pipeline.relearn(change::reaches, book::lessons);
      }
      ask();
    }

    private void ask() {
      pipeline.setPolicy(Policy.NONE.withTuning(book::factor));
    }

    /** A harmless spike every fifty hours, and once a grave one. */
    Host until(int end) {
      for (; row < end; row++) {
        double odd = row == GRAVE ? 300 : row % EVERY == EVERY - 1 ? 15 : 0;
        double value = 100 + chance.nextGaussian() + odd;
        if (book.passTime(now())) {
          ask();
        }
        alerts.passTime(now());
        verdicts.add(words(pipeline.accept(new Point(JOBS, now(), value))));
      }
      return this;
    }

    private static String words(Verdict verdict) {
      String word = verdict.getClass().getSimpleName();
      return verdict instanceof Verdict.Anomalous told
          ? word + " " + told.score().value() + " " + told.severity() + " " + told.notice()
          : verdict instanceof Verdict.Held held ? word + " " + held.score().value() : word;
    }

    List<Feedback> allWrong() {
      List<Feedback> given = new ArrayList<>();
      Answer wrong = new Answer(Truth.WRONG, "ana").withNote("the job that packs the files");
      told.forEach(one -> given.add(book.give(book.anomaly(one.id()), wrong)));
      return given;
    }

    /** Rows at which harmless spikes were told. */
    List<Integer> harmless(int from, int until) {
      List<Integer> rows = new ArrayList<>();
      for (Anomaly one : told) {
        int at = (int) ((one.observation().epochMillis() - START) / STEP);
        if (at >= from && at < until && at % EVERY == EVERY - 1) {
          rows.add(at);
        }
      }
      return rows;
    }

    boolean toldOfTheGraveOne() {
      return told.stream().anyMatch(one -> one.observation().epochMillis() == START + GRAVE * STEP);
    }

    byte[] state() {
      ByteArrayOutputStream state = new ByteArrayOutputStream();
      try {
        pipeline.save(state);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return state.toByteArray();
    }
  }

  static List<DetectorSpec> detectors() {
    return List.of(new ZScoreSpec(), new CompositeSpec(), panel());
  }

  private static DetectorSpec panel() {
    Map<String, Double> two = Map.of("zscore", 0.5, "novelty", 0.5);
    return new CompositeSpec(Strategy.ADAPTIVE_WEIGHTED, two, true, List.of());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void what_was_wrong_is_not_told_again_and_something_graver_still_is(DetectorSpec detector) {
    Host without = new Host(detector).until(END);
    Host with = new Host(detector).until(25 * DAY);
    with.allWrong();
    assertThat(with.book.factor(JOBS)).isGreaterThan(1.1);
    with.until(END);
    List<Integer> before = without.harmless(25 * DAY, END);
    List<Integer> after = with.harmless(25 * DAY, END);
    assertThat(before).hasSizeGreaterThanOrEqualTo(4);
    assertThat(after).hasSizeLessThanOrEqualTo(before.size() / 10);
    assertThat(without.toldOfTheGraveOne()).isTrue();
    assertThat(with.toldOfTheGraveOne()).isTrue();
  }

  @Test
  void members_that_were_wrong_count_less_until_it_is_taken_back() {
    Host host = new Host(panel()).until(25 * DAY);
    byte[] before = host.state();
    List<Feedback> said = host.allWrong();
    assertThat(host.book.lessons(JOBS)).hasSameSizeAs(said);
    assertThat(host.state()).isNotEqualTo(before);
    said.forEach(one -> host.book.takeBack(one.id()));
    assertThat(host.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void taken_back_at_once_it_is_as_if_nothing_had_been_said(DetectorSpec detector) {
    Host silent = new Host(detector).until(25 * DAY);
    Host other = new Host(detector).until(25 * DAY);
    other.allWrong().forEach(one -> other.book.takeBack(one.id()));
    assertThat(other.state()).isEqualTo(silent.state());
    silent.until(END);
    other.until(END);
    assertThat(other.verdicts).isEqualTo(silent.verdicts);
    assertThat(other.state()).isEqualTo(silent.state());
    assertThat(other.harmless(25 * DAY, END)).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void taken_back_later_the_spikes_are_told_again(DetectorSpec detector) {
    Host without = new Host(detector).until(35 * DAY);
    Host host = new Host(detector).until(25 * DAY);
    List<Feedback> said = host.allWrong();
    host.until(35 * DAY);
    said.forEach(one -> host.book.takeBack(one.id()));
    host.until(END);
    int before = without.harmless(25 * DAY, 35 * DAY).size();
    assertThat(before).isPositive();
    assertThat(host.harmless(25 * DAY, 35 * DAY)).hasSizeLessThanOrEqualTo(before / 4);
    assertThat(host.harmless(35 * DAY, END)).isNotEmpty();
  }
}
