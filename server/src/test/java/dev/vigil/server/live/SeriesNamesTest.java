package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.store.HistoryPoint;
import dev.vigil.store.SeriesSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeriesNamesTest {
  private static final String[] PARTS = {
    "a", "b", "ab", "a_b", "a{", "a\"", "a\\", "~", "a}", "a,b", "=", "ä"
  };

  private final Random chance = new Random(9);

  private SeriesKey series() {
    Map<String, String> labels = new HashMap<>();
    for (int i = chance.nextInt(3); i > 0; i--) {
      labels.put(part(), chance.nextInt(4) == 0 ? "" : part());
    }
    return new SeriesKey(part(), Labels.of(labels));
  }

  private String part() {
    String part = PARTS[chance.nextInt(PARTS.length)];
    return chance.nextBoolean() ? part : part + PARTS[chance.nextInt(PARTS.length)];
  }

  @Test
  void the_order_is_that_of_the_texts() {
    for (int i = 0; i < 50_000; i++) {
      SeriesKey one = series();
      SeriesKey other = series();
      assertThat(Integer.signum(SeriesNames.compare(one, other)))
          .as(one + " and " + other)
          .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }
  }

  @Test
  void pages_are_those_of_a_sorted_map_whatever_comes_and_goes() {
    Catalogue catalogue = new Catalogue();
    TreeMap<String, SeriesKey> expected = new TreeMap<>();
    for (int round = 0; round < 300; round++) {
      for (int i = 0; i < 6; i++) {
        SeriesKey series = series();
        if (chance.nextInt(3) == 0) {
          catalogue.remove(series);
          expected.remove(series.toString());
        } else {
          catalogue.add(series, new HistoryPoint(round, i, 1, 2, 3, 4));
          expected.putIfAbsent(series.toString(), series);
        }
      }
      assertThat(catalogue.size()).isEqualTo(expected.size());
      String behind = chance.nextBoolean() ? "" : series().toString();
      String metric = chance.nextBoolean() ? "" : part();
      List<SeriesKey> page = new ArrayList<>();
      expected.tailMap(behind, false).values().stream()
          .filter(one -> metric.isEmpty() || one.metric().equals(metric))
          .limit(5)
          .forEach(page::add);
      assertThat(catalogue.page(behind, 5, metric))
          .extracting(Catalogue.About::series)
          .isEqualTo(page);
    }
  }

  @Test
  void what_comes_and_goes_is_not_kept_where_nobody_asks() {
    SeriesSlots there = new SeriesSlots();
    SeriesNames names = new SeriesNames();
    SeriesKey stays = new SeriesKey("stays", Labels.none());
    there.add(stays);
    names.add(stays);
    for (int i = 0; i < 20_000; i++) {
      SeriesKey passing = new SeriesKey("m" + i % 7_000, Labels.none());
      there.add(passing);
      names.add(passing);
      there.remove(passing);
      names.gone(there);
      assertThat(names.fresh()).isLessThan(1_100);
    }
    assertThat(names.all(there)).containsExactly(stays);
  }

  @Test
  void a_series_that_went_and_came_again_is_known_by_its_new_key() {
    Catalogue catalogue = new Catalogue();
    HistoryPoint point = new HistoryPoint(1, 2, 3, 4, 5, 6);
    catalogue.add(new SeriesKey("m", Labels.none()), point);
    SeriesKey again = new SeriesKey("m", Labels.none());
    int slot = catalogue.add(again, point);
    assertThat(catalogue.series(slot)).isSameAs(again);
    assertThat(catalogue.page("", 5, ""))
        .singleElement()
        .satisfies(about -> assertThat(about.points()).isEqualTo(2));
  }
}
