package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Deploy;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Verdict;
import dev.vigil.rule.RuleSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeploysOnThePathTest {
  private final Heard heard = new Heard();
  private final PipelineSpec spec =
      PipelineSpec.of(
              new WatchSpec()
                  .withDetector(new ZScoreSpec())
                  .withJudge(new JudgeSpec(AlertBudget.perSeriesPerWeek(20), Limits.NONE)))
          .withIdle(Duration.ofDays(8));
  private Pipeline pipeline = new Pipeline(spec, heard);

  @AfterEach
  void close() {
    pipeline.close();
  }

  private static Deploy deploy(String series, int row, int rows, double strictness) {
    return new Deploy(
        SeriesMatcher.parse(series),
        Rows.START + row * Rows.STEP,
        Duration.ofMillis(rows * Rows.STEP),
        strictness,
        "api 2.3.1");
  }

  private void pastDeploymentRule() {
    RuleSpec rule = new RuleSpec("new", "recentDeployment", "alert", "");
    pipeline.setPolicy(Policy.NONE.withRules(RulesOnThePathTest.book(rule)));
  }

  @Test
  void rules_know_of_a_deploy_while_it_is_felt_on_the_series_it_is_for() {
    pastDeploymentRule();
    pipeline.deployed(deploy("{host=h1}", 3, 2, 1));
    for (int row = 0; row < 8; row++) {
      pipeline.accept(Rows.point(0, Rows.START + row * Rows.STEP, 1));
      pipeline.accept(Rows.point(1, Rows.START + row * Rows.STEP, 1));
    }
    assertThat(heard.decisions())
        .extracting(Heard.Decided::observation)
        .containsExactly(
            Rows.point(1, Rows.START + 3 * Rows.STEP, 1),
            Rows.point(1, Rows.START + 4 * Rows.STEP, 1));
    assertThat(heard.decisions())
        .allMatch(one -> one.circumstances().recentDeployment(), "the reporter knows of it");
  }

  @Test
  void a_deploy_is_felt_from_the_next_observation_on() {
    pastDeploymentRule();
    pipeline.accept(Rows.point(0, Rows.START, 1));
    pipeline.deployed(deploy("load", 0, 10, 1));
    pipeline.accept(Rows.point(0, Rows.START + Rows.STEP, 1));
    assertThat(heard.rulings()).containsExactly("new");
  }

  @Test
  void the_judge_speaks_sooner_or_later_by_its_strictness() {
    long usual = pages(1);
    assertThat(pages(8)).isGreaterThan(usual);
    assertThat(pages(0.1)).isLessThan(usual);
  }

  private long pages(double strictness) {
    pipeline.close();
    pipeline = new Pipeline(spec, heard);
    Random chance = new Random(17);
    for (int row = 0; row < 4_000; row++) {
      if (row % 1000 == 0) {
        pipeline.deployed(deploy("load", row, 1000, strictness));
      }
      double value = chance.nextGaussian() * (chance.nextInt(50) == 0 ? 2.2 : 1);
      pipeline.accept(Rows.point(0, Rows.START + row * Rows.STEP, value));
    }
    return pipeline.counts().anomalies(Verdict.Notice.PAGE);
  }

  @Test
  void deploys_are_saved_with_the_series() throws IOException {
    pipeline.deployed(deploy("load", 0, 10, 2));
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    pipeline.save(state);
    List<Deploy> known = pipeline.deploys();
    pipeline.close();
    pipeline = new Pipeline(spec, heard);
    pipeline.load(new ByteArrayInputStream(state.toByteArray()));
    assertThat(pipeline.deploys()).isEqualTo(known).hasSize(1);
    pastDeploymentRule();
    pipeline.accept(Rows.point(0, Rows.START, 1));
    assertThat(heard.rulings()).containsExactly("new");
  }

  @Test
  void a_deploy_that_is_felt_no_more_is_forgotten_and_one_bad_clock_forgets_none() {
    pipeline.deployed(deploy("load", 0, 100, 2));
    pipeline.accept(Rows.point(0, Rows.START, 1));
    pipeline.accept(Rows.point(1, Rows.START + 400_000 * Rows.STEP, 1));
    assertThat(pipeline.deploys()).hasSize(1);
    pipeline.close();
    pipeline = new Pipeline(spec, heard);
    pipeline.deployed(deploy("load", 0, 100, 2));
    for (int row = 0; row < 1_000; row++) {
      pipeline.accept(Rows.point(0, Rows.START + row * Rows.STEP, row % 7));
    }
    assertThat(pipeline.deploys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void the_same_with_any_number_of_shards(int shards) {
    List<Observation> rows = Rows.interleaved(9, 600, 3);
    pastDeploymentRule();
    pipeline.deployed(deploy("{host=h3}", 400, 20, 8));
    pipeline.deployed(deploy("load", 500, 10, 0.2));
    List<Verdict> one = rows.stream().map(pipeline::accept).toList();
    List<Object> heardOfOne = List.copyOf(heard.all);
    assertThat(heard.rulings()).hasSizeGreaterThan(100);
    heard.all.clear();
    pipeline.close();
    pipeline = new Pipeline(spec.withShards(shards), heard);
    pastDeploymentRule();
    pipeline.deployed(deploy("{host=h3}", 400, 20, 8));
    pipeline.deployed(deploy("load", 500, 10, 0.2));
    assertThat(pipeline.accept(rows)).isEqualTo(one);
    assertThat(heard.all).isEqualTo(heardOfOne);
  }
}
