package dev.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What came with an anomaly is kept as text, and not all of it if it is much. */
final class DetailsTest {
  private static Details of(Map<String, ?> metadata) {
    return Details.of(List.of(), Circumstances.NONE.withMetadata(metadata));
  }

  @Test
  void nothing_is_kept_of_nothing() {
    assertThat(Details.of(List.of(), Circumstances.NONE)).isSameAs(Details.NONE);
  }

  @Test
  void what_is_within_others_goes_by_its_path() {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("name", "ann");
    user.put("roles", List.of("admin", "dev"));
    assertThat(of(Map.of("user", user)).metadata())
        .isEqualTo(Map.of("user.name", "ann", "user.roles", "admin, dev"));
  }

  @Test
  void whole_numbers_have_no_point() {
    assertThat(of(Map.of("battery", 15.0)).metadata()).containsEntry("battery", "15");
    assertThat(of(Map.of("battery", 15.5)).metadata()).containsEntry("battery", "15.5");
  }

  @Test
  void much_is_cut() {
    Map<String, Object> much = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      much.put("key" + i, "x".repeat(1_000));
    }
    Map<String, String> kept = of(much).metadata();
    assertThat(kept).hasSize(32).doesNotContainKey("key32");
    assertThat(kept.values()).allMatch(text -> text.length() == 200 && text.endsWith("…"));
  }

  @Test
  void a_map_that_holds_itself_has_an_end() {
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("again", endless);
    endless.put("a", 1);
    assertThat(of(endless).metadata())
        .containsOnlyKeys("again.again.again.a", "again.again.a", "again.a", "a");
  }

  @Test
  void lists_that_hold_themselves_or_others_have_an_end() {
    List<Object> endless = new ArrayList<>();
    List<Object> other = new ArrayList<>(List.of(1, Map.of("a", 2)));
    endless.add(other);
    other.add(endless);
    assertThat(of(Map.of("list", endless)).metadata()).isEqualTo(Map.of("list", "[1, {…}, […]]"));
    assertThat(of(Map.of("rows", List.of(Map.of("a", 2), List.of(3, 4.5)))).metadata())
        .isEqualTo(Map.of("rows", "{a=2}, [3, 4.5]"));
  }

  @Test
  void a_tree_of_very_many_branches_is_not_looked_through_to_its_end() {
    AtomicInteger looks = new AtomicInteger();
    Map<String, Object> endless =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public Set<Map.Entry<String, Object>> entrySet() {
            looks.incrementAndGet();
            return super.entrySet();
          }
        };
    for (int i = 0; i < 100; i++) {
      endless.put("key" + i, endless);
    }
    assertThat(of(endless).metadata()).isEmpty();
    assertThat(looks).hasValueLessThan(2_000);
  }

  @Test
  void the_rules_that_had_something_to_say_are_named() {
    List<Ruling> rulings = List.of(new Ruling("a", "is low"), new Ruling("b", "is low"));
    Details details = Details.of(rulings, Circumstances.NONE);
    assertThat(details.rule()).isEqualTo("a; b");
    assertThat(details.reason()).isEqualTo("is low");
  }
}
