package dev.vigil.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.alert.Deploy;
import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Labels;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Verdict;
import dev.vigil.rule.RuleSpec;
import dev.vigil.state.BadState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineStateTest {
  private final List<Anomaly> told = new ArrayList<>();
  private final WatchSpec watch =
      new WatchSpec()
          .withJudge(
              new JudgeSpec(
                  AlertBudget.perSeriesPerWeek(5).withFleetPerWeek(10), Limits.above(200, 1)));
  private final PipelineSpec spec = PipelineSpec.of(watch).withIdle(Duration.ofHours(6));

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "3, 2"})
  void it_goes_on_bit_for_bit_wherever_it_was_saved_and_loaded(int before, int after)
      throws IOException {
    List<Observation> rows = withSilences(Rows.interleaved(7, 800, 21));
    List<Verdict> whole = new ArrayList<>();
    byte[] wholeState;
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      for (int from = 0; from < rows.size(); from += 100) {
        whole.addAll(pipeline.accept(rows.subList(from, Math.min(from + 100, rows.size()))));
      }
      wholeState = saved(pipeline);
      assertThat(pipeline.counts().evicted()).isPositive();
      assertThat(pipeline.counts().held(Verdict.Holding.FLEET_BUDGET)).isPositive();
    }
    List<Anomaly> toldOfWhole = List.copyOf(told);
    told.clear();
    List<Verdict> cut = new ArrayList<>();
    Random chance = new Random(5);
    Pipeline pipeline = new Pipeline(spec.withShards(before), told::add);
    for (int from = 0; from < rows.size(); from += 100) {
      cut.addAll(pipeline.accept(rows.subList(from, Math.min(from + 100, rows.size()))));
      if (chance.nextInt(4) == 0) {
        byte[] state = saved(pipeline);
        pipeline.close();
        pipeline = new Pipeline(spec.withShards(from % 3 == 0 ? before : after), told::add);
        pipeline.load(new ByteArrayInputStream(state));
      }
    }
    assertThat(cut).isEqualTo(whole);
    assertThat(told).isEqualTo(toldOfWhole).isNotEmpty();
    Pipeline one = new Pipeline(spec, told::add);
    one.load(new ByteArrayInputStream(saved(pipeline)));
    assertThat(frames(saved(one))).isEqualTo(frames(wholeState));
    one.close();
    pipeline.close();
  }

  /** Every series is silent for some time, one after the other. */
  private static List<Observation> withSilences(List<Observation> rows) {
    return rows.stream()
        .filter(
            row -> {
              long hour = (row.epochMillis() - Rows.START) / 3_600_000;
              int host = Integer.parseInt(row.series().labels().asMap().get("host").substring(1));
              return hour < 26 || (hour - 26) / 8 != host;
            })
        .toList();
  }

  @Test
  void a_state_with_any_byte_changed_is_refused_and_nothing_is_taken_over() throws IOException {
    byte[] state = smallState();
    Set<Integer> lengths = lengths(state);
    Random chance = new Random(6);
    try (Pipeline pipeline = new Pipeline(small(), told::add)) {
      for (int at = 0; at < state.length; at++) {
        boolean ofALength = lengths.contains(at);
        for (int change = 1; change < (ofALength ? 256 : 2); change++) {
          byte[] changed = state.clone();
          changed[at] ^= (byte) (ofALength ? change : 1 + chance.nextInt(255));
          assertRefused(pipeline, changed, "byte " + at + " changed");
        }
      }
    }
  }

  @Test
  void a_state_cut_short_anywhere_is_refused_and_nothing_is_taken_over() throws IOException {
    byte[] state = smallState();
    try (Pipeline pipeline = new Pipeline(small(), told::add)) {
      for (int length = 0; length < state.length; length++) {
        assertRefused(pipeline, Arrays.copyOf(state, length), "cut to " + length);
      }
      assertRefused(pipeline, Arrays.copyOf(state, state.length + 1), "a byte too long");
      assertThat(pipeline.load(new ByteArrayInputStream(state))).isEqualTo(2);
      assertThat(pipeline.series()).isEqualTo(2);
    }
  }

  private static void assertRefused(Pipeline pipeline, byte[] state, String what) {
    try {
      pipeline.load(new ByteArrayInputStream(state));
    } catch (BadState expected) {
      assertThat(pipeline.series()).as(what).isZero();
      return;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(what, e);
    }
    throw new AssertionError(what + " was taken for a state");
  }

  @Test
  void what_is_no_state_says_so() throws IOException {
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(
              () -> pipeline.load(new ByteArrayInputStream("time,value\n1,2".getBytes(UTF_8))))
          .withMessage("this is no state of a pipeline");
      byte[] newer = smallState();
      newer[7] = 9;
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> pipeline.load(new ByteArrayInputStream(newer)))
          .withMessage("the state has version 9, known are 2 to 3");
    }
  }

  @Test
  void a_state_of_version_2_is_read_and_goes_on_as_one_of_now() throws IOException {
    byte[] older;
    try (InputStream in = PipelineStateTest.class.getResourceAsStream("state-2.bin")) {
      older = requireNonNull(in).readAllBytes();
    }
    try (Pipeline pipeline = new Pipeline(small(), told::add);
        Pipeline now = new Pipeline(small(), told::add)) {
      assertThat(pipeline.load(new ByteArrayInputStream(older))).isEqualTo(2);
      now.accept(Rows.ordinary(2, 300));
      assertThat(frames(saved(pipeline))).isEqualTo(frames(saved(now)));
      byte[] oldest = older.clone();
      oldest[7] = 1;
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> pipeline.load(new ByteArrayInputStream(oldest)))
          .withMessage("the state has version 1, known are 2 to 3");
    }
  }

  @Test
  void a_state_with_what_rules_know_is_refused_whole_whichever_byte_is_another()
      throws IOException {
    Policy policy =
        Policy.NONE.withRules(
            RulesOnThePathTest.book(new RuleSpec("known", "lastValue > 9000", "alert", "")));
    byte[] state;
    try (Pipeline pipeline = new Pipeline(small(), told::add)) {
      byte[] without = smallState();
      pipeline.setPolicy(policy);
      pipeline.deployed(
          new Deploy(SeriesMatcher.parse("load"), Rows.START, Duration.ofDays(1), 2, "api"));
      pipeline.accept(Rows.ordinary(2, 300));
      state = saved(pipeline);
      assertThat(state.length).isGreaterThan(without.length + 2 * 60);
    }
    Set<Integer> lengths = lengths(state);
    try (Pipeline pipeline = new Pipeline(small(), told::add)) {
      for (int at = 0; at < state.length; at++) {
        byte[] changed = state.clone();
        changed[at] ^= (byte) (lengths.contains(at) ? 0x7f : 1);
        assertRefused(pipeline, changed, "byte " + at + " changed");
      }
      assertThat(pipeline.deploys()).isEmpty();
      assertThat(pipeline.load(new ByteArrayInputStream(state))).isEqualTo(2);
      assertThat(pipeline.deploys()).hasSize(1);
      assertThat(saved(pipeline)).hasSameSizeAs(state);
    }
  }

  @Test
  void series_whose_detector_was_set_otherwise_are_left_out_and_start_anew() throws IOException {
    PipelineSpec before = byHost(new ZScoreSpec(500, 50, false), new ThresholdSpec());
    PipelineSpec after = byHost(new ZScoreSpec(600, 50, false), new ThresholdSpec());
    byte[] state;
    try (Pipeline pipeline = new Pipeline(before, told::add)) {
      pipeline.accept(Rows.ordinary(2, 400));
      state = saved(pipeline);
    }
    try (Pipeline pipeline = new Pipeline(after, told::add)) {
      assertThat(pipeline.load(new ByteArrayInputStream(state))).isEqualTo(1);
      long next = Rows.START + 400 * Rows.STEP;
      assertThat(pipeline.accept(Rows.point(0, next, 1))).isInstanceOf(Verdict.WarmingUp.class);
      assertThat(pipeline.accept(Rows.point(1, next, 1))).isNotInstanceOf(Verdict.WarmingUp.class);
    }
  }

  private static PipelineSpec byHost(
      dev.vigil.detect.DetectorSpec first, dev.vigil.detect.DetectorSpec second) {
    PipelineSpec all = PipelineSpec.of(new WatchSpec());
    return new PipelineSpec(
        series -> new WatchSpec().withDetector(series.equals(Rows.series(0)) ? first : second),
        all.fleetPerWeek(),
        1,
        all.maxSeries(),
        all.idle());
  }

  @Test
  void the_budget_may_be_another_when_state_is_loaded() throws IOException {
    byte[] state;
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(Rows.watch(20)), told::add)) {
      pipeline.accept(Rows.interleaved(2, 4000, 3));
      state = saved(pipeline);
    }
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(Rows.watch(0.2)), told::add)) {
      assertThat(pipeline.load(new ByteArrayInputStream(state))).isEqualTo(2);
      assertThat(pipeline.accept(Rows.point(0, Rows.START + 4000 * Rows.STEP, 100)))
          .isInstanceOf(Verdict.Normal.class);
    }
  }

  @Test
  void more_series_than_there_is_room_for_are_refused() throws IOException {
    byte[] state;
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      pipeline.accept(Rows.ordinary(5, 10));
      state = saved(pipeline);
    }
    try (Pipeline pipeline = new Pipeline(spec.withMaxSeries(4), told::add)) {
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> pipeline.load(new ByteArrayInputStream(state)))
          .withMessage("the state holds 5 series, the limit is 4");
      assertThat(pipeline.series()).isZero();
    }
    try (Pipeline pipeline = new Pipeline(spec.withMaxSeries(5), told::add)) {
      pipeline.load(new ByteArrayInputStream(state));
      assertThat(pipeline.accept(Rows.point(9, Rows.START + 10 * Rows.STEP, 1)))
          .isEqualTo(new Verdict.Rejected(Verdict.Reason.SERIES_LIMIT));
    }
  }

  @Test
  void names_of_any_length_and_script_are_kept() throws IOException {
    SeriesKey odd =
        new SeriesKey(
            "λ\u0000 \"x\"".repeat(20_000), Labels.of(Map.of("ключ", "値".repeat(70_000))));
    byte[] state;
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      pipeline.accept(new Point(odd, Rows.START, 1));
      state = saved(pipeline);
    }
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      assertThat(pipeline.load(new ByteArrayInputStream(state))).isEqualTo(1);
      assertThat(pipeline.accept(new Point(odd, Rows.START, 1)))
          .isEqualTo(new Verdict.Rejected(Verdict.Reason.DUPLICATE));
    }
  }

  private static PipelineSpec small() {
    return PipelineSpec.of(new WatchSpec().withDetector(new ThresholdSpec()));
  }

  private byte[] smallState() throws IOException {
    try (Pipeline pipeline = new Pipeline(small(), told::add)) {
      pipeline.accept(Rows.ordinary(2, 300));
      return saved(pipeline);
    }
  }

  private static byte[] saved(Pipeline pipeline) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    pipeline.save(to);
    return to.toByteArray();
  }

  /** Where the lengths of the frames stand. */
  private static Set<Integer> lengths(byte[] state) {
    java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(state);
    Set<Integer> lengths = new HashSet<>();
    int at = 8;
    for (int size = -4; size != 0; at += 8 + size) {
      size = in.getInt(at);
      for (int digit = 0; digit < 4; digit++) {
        lengths.add(at + digit);
      }
    }
    return lengths;
  }

  /** The frames of a state, of which those of the series may stand in any order. */
  static List<String> frames(byte[] state) {
    java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(state);
    in.getLong();
    List<String> frames = new ArrayList<>();
    for (int size = in.getInt(); size != 0; size = in.getInt()) {
      byte[] frame = new byte[4 + size];
      in.get(frame);
      frames.add(Arrays.toString(frame));
    }
    frames.subList(1, frames.size()).sort(null);
    return frames;
  }
}
