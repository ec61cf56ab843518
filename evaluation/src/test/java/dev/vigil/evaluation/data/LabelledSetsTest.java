package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.evaluation.SharedData;
import dev.vigil.evaluation.measure.EventRecall;
import dev.vigil.evaluation.measure.LabelledRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labelled sets as they are read: events and length of the measured part. */
class LabelledSetsTest {
  @ParameterizedTest
  @CsvSource({
    "kpi, 15, 1006, 271.3",
    "wsd, 12, 105, 35.0",
    "cloud_monitoring, 30, 100, 130.1",
    "nasa_smap_msl, 25, 31, 62.4",
    "ucr, 35, 35, 239.7"
  })
  void every_set_has_the_events_and_weeks_it_is_known_for(
      String set, int files, int events, double weeks) throws IOException {
    SeriesPack pack = SeriesPack.find(SharedData.set(set)).get(0);
    EventRecall total = EventRecall.NONE;
    for (Path file : pack.folder().files()) {
      LabelledSeries series = pack.read(file);
      total = total.plus(silence(series));
      assertThat(series.name()).startsWith(set + "/").endsWith(".csv");
    }

    assertThat(pack.folder().files()).hasSize(files);
    assertThat(total.events()).isEqualTo(events);
    assertThat(total.weeks()).isCloseTo(weeks, within(0.1));
  }

  @Test
  void a_ucr_series_has_one_event_and_it_is_measured() throws IOException {
    SeriesPack pack = SeriesPack.find(SharedData.set("ucr")).get(0);
    for (Path file : pack.folder().files()) {
      LabelledSeries series = pack.read(file);
      assertThat(LabelledRun.in(series.labels()))
          .singleElement()
          .satisfies(run -> assertThat(run.first()).isGreaterThanOrEqualTo(series.scoredFrom()));
    }
  }

  private static EventRecall silence(LabelledSeries series) {
    int from = series.scoredFrom();
    int rows = series.rows() - from;
    return EventRecall.of(
        Arrays.copyOfRange(series.epochMillis(), from, series.rows()),
        Arrays.copyOfRange(series.labels(), from, series.rows()),
        new boolean[rows],
        new boolean[rows]);
  }
}
