package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every detector that is installed, on series of five minutes a row: what it says it finds it
 * finds, after two ordinary weeks and at one page a week; and of 10,000 ordinary rows it tells no
 * more than was asked for.
 */
final class StoriesTest {
  private static final int DAY = 288;
  private static final int LEARNT = 14 * DAY;
  private static final int EVENT = LEARNT + 3 * DAY + 72;
  private static final int LASTS = DAY;
  private static final int ORDINARY = 10_000;
  private static final double WEEKS = ORDINARY / (7.0 * DAY);
  private static final long START = 1_700_006_400_000L;
  private static final SeriesKey SERIES = SeriesKey.of("requests");

  /** What happens; the sixth hour of a day is the height of its wave. */
  private enum Story {
    SPIKE {
      @Override
      double at(int row, double ordinary) {
        return row == EVENT ? ordinary + 60 : ordinary;
      }
    },
    DROP {
      @Override
      double at(int row, double ordinary) {
        return row == EVENT ? ordinary - 120 : ordinary;
      }
    },
    SHIFT {
      @Override
      double at(int row, double ordinary) {
        return row >= EVENT ? ordinary + 60 : ordinary;
      }
    },
    SEASON_BREAK {
      @Override
      double at(int row, double ordinary) {
        return row >= EVENT && row < EVENT + LASTS ? 2 * 100 - ordinary : ordinary;
      }
    };

    abstract double at(int row, double ordinary);
  }

  private static final Set<Story> ALL = EnumSet.allOf(Story.class);
  private static final Set<Story> NO_SEASON = EnumSet.of(Story.SPIKE, Story.DROP, Story.SHIFT);

  /**
   * What each finds; the height of the day's wave that it is fed tells whether it knows seasons.
   */
  private static final Map<String, Set<Story>> FINDS =
      Map.of("novelty", ALL, "composite", ALL, "seasonal", ALL);

  private static Set<Story> finds(DetectorSpec spec) {
    return FINDS.getOrDefault(spec.key(), NO_SEASON);
  }

  private static double wave(DetectorSpec spec) {
    return finds(spec).contains(Story.SEASON_BREAK) ? 20 : 0;
  }

  @TestFactory
  Stream<DynamicTest> what_it_says_it_finds_it_finds() {
    return specs().flatMap(spec -> finds(spec).stream().map(story -> told(spec, story)));
  }

  private static DynamicTest told(DetectorSpec spec, Story story) {
    return DynamicTest.dynamicTest(
        spec.key() + ": " + story,
        () ->
            assertThat(pages(spec, story))
                .as("rows at which %s told, of a %s at %d", spec.key(), story, EVENT)
                .anyMatch(row -> row >= EVENT && row < EVENT + LASTS));
  }

  @TestFactory
  Stream<DynamicTest> of_ten_thousand_ordinary_rows_it_tells_no_more_than_asked_for() {
    return specs()
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.key(),
                    () -> assertThat(pages(spec, null)).hasSizeLessThanOrEqualTo((int) WEEKS)));
  }

  private static Stream<DetectorSpec> specs() {
    return DetectorCatalogue.installed().all().stream().map(StoriesTest::limited);
  }

  /** Limits, for the one that has to be told them. */
  private static DetectorSpec limited(DetectorSpec spec) {
    return spec.key().equals("threshold")
        ? spec.with(Map.of("critical", Map.of("upper", 150, "lower", 20)))
        : spec;
  }

  /** Rows at which a page or an update was told, after the two weeks. */
  private static List<Integer> pages(DetectorSpec spec, @Nullable Story story) {
    SeriesWatch watch = new SeriesWatch(new WatchSpec().withDetector(spec));
    boolean numbers = spec.newDetector().accepts(observation(true, 0, 0));
    Random chance = new Random(11);
    List<Integer> pages = new ArrayList<>();
    for (int row = 0; row < (story == null ? ORDINARY : EVENT + LASTS); row++) {
      double ordinary =
          100 + wave(spec) * Math.sin(2 * Math.PI * row / DAY) + 2 * chance.nextGaussian();
      double value = story == null ? ordinary : story.at(row, ordinary);
      Verdict verdict = watch.accept(observation(numbers, row, value));
      boolean told = verdict instanceof Anomalous anomalous && counts(anomalous, story);
      if (told) {
        pages.add(row);
      }
    }
    return pages;
  }

  /** Of ordinary rows pages are counted, of a story what goes on with an episode as well. */
  private static boolean counts(Anomalous anomalous, @Nullable Story story) {
    return story != null || anomalous.notice() == Notice.PAGE;
  }

  private static Observation observation(boolean number, int row, double value) {
    long time = START + row * 300_000L;
    return number
        ? new Point(SERIES, time, value)
        : new VectorPoint(
            SERIES, time, List.of("a", "b"), new double[] {value, Math.floorMod(row, 17)});
  }
}
