package dev.vigil.evaluation.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.evaluation.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A result the benchmark publishes, made again: the windowed Gaussian detector is simple enough to
 * be written down here, so its scores on the whole corpus can be put before our scorer and compared
 * with the published figures.
 */
class PublishedResultTest {
  /** The threshold the published result was scored at. */
  private static final double PUBLISHED_THRESHOLD = 1.0;

  /**
   * The scorer of that time took exactly three widths behind a window for not quite far; version
   * 1.1 takes it for far. That is 7e-8 of a point once.
   */
  private static final double CLOSE = 1e-6;

  private static List<ScoredFile> files;
  private static NabCorpus corpus;

  @BeforeAll
  static void run_the_detector_over_the_corpus() throws IOException {
    corpus = NabCorpus.read(SharedData.set("nab"));
    files =
        corpus.files().stream()
            .map(
                file ->
                    new ScoredFile(
                        file.name(),
                        file.windows(),
                        WindowedGaussian.score(file.series().values())))
            .toList();
  }

  @Test
  void the_published_scores_come_out_under_every_profile() {
    NabScores scores = NabScorer.scoreAt(files, PUBLISHED_THRESHOLD);

    assertThat(scores.standard().score()).isCloseTo(39.649523496077585, within(CLOSE));
    assertThat(scores.lowFalsePositives().score()).isCloseTo(20.86798582474138, within(CLOSE));
    assertThat(scores.lowFalseNegatives().score()).isCloseTo(47.4100271583046, within(CLOSE));
  }

  @Test
  void so_do_the_published_counts_of_rows() {
    NabTally tally = NabScorer.scoreAt(files, PUBLISHED_THRESHOLD).standard().tally();

    assertThat(tally.raw(NabProfile.STANDARD)).isCloseTo(-24.0131054891, within(CLOSE));
    assertThat(tally.rows().truePositives()).isEqualTo(521);
    assertThat(tally.rows().trueNegatives()).isEqualTo(298_938);
    assertThat(tally.rows().falsePositives()).isEqualTo(409);
    assertThat(tally.rows().falseNegatives()).isEqualTo(32_974);
  }

  @Test
  void so_do_the_published_scores_of_single_files() {
    Map<String, ScoredFile> byName =
        files.stream().collect(Collectors.toMap(ScoredFile::name, Function.identity()));
    Map<String, Double> published =
        Map.of(
            "realTraffic/speed_t4013.csv", 1.76631783122,
            "realTraffic/TravelTime_387.csv", -1.79598133079,
            "realAWSCloudwatch/ec2_disk_write_bytes_1ef3de.csv", -4.19089678552,
            "realAWSCloudwatch/ec2_cpu_utilization_c6585a.csv", -1.32,
            "realTweets/Twitter_volume_UPS.csv", -2.2051646682,
            "realAdExchange/exchange-3_cpc_results.csv", 2.50266326119,
            "realKnownCause/nyc_taxi.csv", -5.0,
            "realKnownCause/rogue_agent_key_hold.csv", -2.44,
            "artificialWithAnomaly/art_load_balancer_spikes.csv", -0.692444609523);
    published.forEach(
        (name, score) ->
            assertThat(NabTally.of(byName.get(name), PUBLISHED_THRESHOLD).raw(NabProfile.STANDARD))
                .as(name)
                .isCloseTo(score, within(CLOSE)));
  }

  @Test
  void the_corpus_has_58_files_116_windows_and_the_published_number_of_rows() {
    assertThat(files).hasSize(58);
    assertThat(files.stream().mapToInt(ScoredFile::windows).sum()).isEqualTo(116);
    assertThat(files.stream().mapToInt(ScoredFile::rows).sum()).isEqualTo(365_558);
  }

  @Test
  void the_windows_are_where_the_labels_of_the_files_are() {
    for (NabFile file : corpus.files()) {
      assertThat(file.labels()).as(file.name()).isEqualTo(file.series().labels());
    }
  }

  @Test
  void the_sweep_finds_no_worse_a_threshold_than_the_published_one() {
    NabScores swept = NabScorer.score(files);

    assertThat(swept.standard().score()).isGreaterThanOrEqualTo(39.649523496077585 - CLOSE);
    assertThat(swept.lowFalsePositives().score()).isGreaterThanOrEqualTo(20.86798582474138 - CLOSE);
    assertThat(swept.lowFalseNegatives().score()).isGreaterThanOrEqualTo(47.4100271583046 - CLOSE);
  }

  @Test
  void perfection_is_100_and_silence_0_on_the_real_corpus() {
    List<ScoredFile> perfect =
        corpus.files().stream()
            .map(
                file -> {
                  double[] scores = new double[file.series().rows()];
                  file.windows().forEach(window -> scores[window.first()] = 1);
                  return new ScoredFile(file.name(), file.windows(), scores);
                })
            .toList();

    assertThat(NabScorer.score(perfect).standard().score()).isEqualTo(100.0);
    assertThat(NabScorer.score(perfect).lowFalsePositives().score()).isEqualTo(100.0);
    assertThat(NabScorer.score(perfect).lowFalseNegatives().score()).isEqualTo(100.0);
    assertThat(NabScorer.scoreAt(perfect, 2).standard().score()).isEqualTo(0.0);
  }
}
