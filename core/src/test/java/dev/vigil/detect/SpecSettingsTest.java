package dev.vigil.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Setting;
import dev.vigil.state.StateReader;
import java.math.BigInteger;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpecSettingsTest {
  /** One component of every type that a setting can have. */
  public record Sample(
      @About("share that is forgotten, from 0 to 1") double rate,
      int count,
      long limit,
      boolean strict,
      String text,
      ZoneId zone,
      Mode mode)
      implements DetectorSpec {
    public enum Mode {
      PLAIN,
      VERY_FANCY
    }

    public Sample {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("rate must be from 0 to 1, was " + rate);
      }
      if (count < 0) {
        throw new IllegalArgumentException("count must be at least 0, was " + count);
      }
      if (limit < count) {
        throw new IllegalArgumentException("limit must not be under count: " + limit);
      }
    }

    public Sample() {
      this(0.5, 3, 10, false, "a", ZoneOffset.UTC, Mode.PLAIN);
    }

    @Override
    public String name() {
      return "Sample Detector";
    }

    @Override
    public String key() {
      return "sample";
    }

    @Override
    public Detector newDetector() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Detector restore(StateReader in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Calibration calibration() {
      throw new UnsupportedOperationException();
    }
  }

  private static final Sample SAMPLE = new Sample();

  @Test
  void every_component_is_a_setting_with_type_default_and_words() {
    assertThat(SAMPLE.settings())
        .startsWith(
            new Setting("rate", double.class, 0.5, "share that is forgotten, from 0 to 1"),
            new Setting("count", int.class, 3, ""))
        .extracting(Setting::kind)
        .containsExactly(
            "a number",
            "a whole number",
            "a whole number",
            "true or false",
            "text",
            "a time zone such as Europe/Berlin",
            "one of plain, very_fancy");
  }

  @Test
  void the_defaults_are_those_of_the_type_not_of_the_spec_asked() {
    DetectorSpec changed = SAMPLE.with(Map.of("rate", 0.25));
    assertThat(changed.settings()).isEqualTo(SAMPLE.settings());
  }

  @Test
  void settings_that_are_not_given_stay_as_they_are() {
    DetectorSpec changed = SAMPLE.with(Map.of("count", 5)).with(Map.of("strict", true));
    assertThat(changed)
        .isEqualTo(new Sample(0.5, 5, 10, true, "a", ZoneOffset.UTC, Sample.Mode.PLAIN));
    assertThat(SAMPLE.with(Map.of())).isEqualTo(SAMPLE);
  }

  @Test
  void text_is_read_as_the_type_that_is_wanted() {
    Map<String, String> text =
        Map.of(
            "rate", " 2.5e-1 ",
            "count", "7",
            "limit", "9007199254740993",
            "strict", "TRUE",
            "text", " b ",
            "zone", "Europe/Berlin",
            "mode", "very-fancy");
    assertThat(SAMPLE.with(text))
        .isEqualTo(
            new Sample(
                0.25,
                7,
                9_007_199_254_740_993L,
                true,
                " b ",
                ZoneId.of("Europe/Berlin"),
                Sample.Mode.VERY_FANCY));
  }

  @Test
  void numbers_of_any_class_are_taken_where_they_fit() {
    assertThat(SAMPLE.with(Map.of("rate", 1, "count", 4.0, "limit", BigInteger.TEN)))
        .isEqualTo(new Sample(1, 4, 10, false, "a", ZoneOffset.UTC, Sample.Mode.PLAIN));
  }

  @Test
  void names_may_be_written_in_any_case_and_with_separators() {
    assertThat(SAMPLE.with(Map.of("RATE", 0.1))).isEqualTo(SAMPLE.with(Map.of("ra_te", 0.1)));
  }

  @Test
  void all_problems_are_told_at_once_each_with_its_key() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("raet", 0.5);
    given.put("colour", "red");
    given.put("count", "many");
    given.put("limit", 1.5);
    given.put("strict", "yes");
    given.put("zone", "Europe/Berlim");
    given.put("mode", "fancy");
    given.put("text", 3);
    given.put("rate", 7);
    BadSettings bad = refused(given);
    assertThat(bad.problems())
        .containsExactly(
            new Problem("raet", "unknown setting 'raet', did you mean 'rate'?"),
            new Problem(
                "colour",
                "unknown setting 'colour', known are rate, count, limit, strict, text, zone, mode"),
            new Problem("count", "count must be a whole number, was 'many'"),
            new Problem("limit", "limit must be a whole number, was '1.5'"),
            new Problem("strict", "strict must be true or false, was 'yes'"),
            new Problem(
                "zone",
                "zone must be a time zone such as Europe/Berlin, was 'Europe/Berlim',"
                    + " did you mean 'Europe/Berlin'?"),
            new Problem("mode", "mode must be one of plain, very_fancy, was 'fancy'"),
            new Problem("text", "text must be text, was '3'"),
            new Problem("rate", "rate must be from 0 to 1, was 7.0"));
    assertThat(bad).hasMessageContaining("'raet'").hasMessageContaining("was 7.0");
  }

  @Test
  void every_value_out_of_range_is_told_not_only_the_first() {
    assertThat(refused(Map.of("rate", -1, "count", -2)).problems())
        .extracting(Problem::key)
        .containsExactlyInAnyOrder("rate", "count");
  }

  @Test
  void values_that_only_together_are_wrong_are_told_without_a_key() {
    assertThat(refused(Map.of("count", 8, "limit", 7)).problems())
        .containsExactly(new Problem("", "limit must not be under count: 7"));
  }

  @Test
  void values_that_only_together_are_right_are_taken() {
    assertThat(SAMPLE.with(Map.of("count", 20, "limit", 30)))
        .isEqualTo(new Sample(0.5, 20, 30, false, "a", ZoneOffset.UTC, Sample.Mode.PLAIN));
  }

  @Test
  void a_setting_written_twice_is_refused() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("rate", 0.1);
    given.put("Rate", 0.2);
    assertThat(refused(given).problems())
        .containsExactly(new Problem("Rate", "'Rate' sets what 'rate' has set before"));
  }

  @Test
  void a_setting_without_a_value_is_refused() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("strict", null);
    assertThat(refused(given).problems())
        .containsExactly(new Problem("strict", "strict needs a value"));
  }

  @Test
  void numbers_that_do_not_fit_their_type_are_refused() {
    for (Object tooLarge : List.of(3_000_000_000L, "1e999999999", "1e-999999999", Double.NaN)) {
      assertThatThrownBy(() -> SAMPLE.with(Map.of("count", tooLarge)))
          .isInstanceOf(BadSettings.class)
          .hasMessage("count must be a whole number, was '" + tooLarge + "'");
    }
    for (String text : List.of("1e400", "0x1p3", "1d", "NaN", "")) {
      assertThatThrownBy(() -> SAMPLE.with(Map.of("rate", text)))
          .isInstanceOf(BadSettings.class)
          .hasMessage("rate must be a number, was '" + text + "'");
    }
  }

  @Test
  void infinity_is_a_number_for_the_spec_to_judge() {
    assertThatThrownBy(() -> SAMPLE.with(Map.of("rate", "-.inf")))
        .hasMessage("rate must be from 0 to 1, was -Infinity");
    assertThatThrownBy(() -> SAMPLE.with(Map.of("rate", Double.POSITIVE_INFINITY)))
        .hasMessage("rate must be from 0 to 1, was Infinity");
  }

  private static BadSettings refused(Map<String, ?> given) {
    return catchThrowableOfType(BadSettings.class, () -> SAMPLE.with(given));
  }

  /** Settings that hold several values. */
  public record Several(
      List<Sample.Mode> modes, Map<String, Double> weights, Group group, List<Group> groups)
      implements DetectorSpec {
    /** A group of settings. */
    public record Group(@About("whether") boolean on, int size) {
      public Group {
        if (size < 1) {
          throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
      }

      public Group() {
        this(true, 3);
      }
    }

    public Several() {
      this(List.of(Sample.Mode.PLAIN), Map.of(), new Group(), List.of());
    }

    @Override
    public String name() {
      return "Several";
    }

    @Override
    public String key() {
      return "several";
    }

    @Override
    public Detector newDetector() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Detector restore(StateReader in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Calibration calibration() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void a_setting_may_hold_a_list_names_with_values_or_a_group_of_settings() {
    Map<String, Object> given =
        Map.of(
            "modes", List.of("very-fancy", "plain"),
            "weights", Map.of("Novelty Detector", 0.5, "zscore", 1),
            "group", Map.of("size", 7),
            "groups", List.of(Map.of("on", false), Map.of("size", 2)));
    assertThat(new Several().with(given))
        .isEqualTo(
            new Several(
                List.of(Sample.Mode.VERY_FANCY, Sample.Mode.PLAIN),
                Map.of("Novelty Detector", 0.5, "zscore", 1.0),
                new Several.Group(true, 7),
                List.of(new Several.Group(false, 3), new Several.Group(true, 2))));
    assertThat(new Several().with(Map.of("modes", "plain, plain", "weights", "a=1,b = 2.5")))
        .isEqualTo(
            new Several(
                List.of(Sample.Mode.PLAIN, Sample.Mode.PLAIN),
                Map.of("a", 1.0, "b", 2.5),
                new Several.Group(),
                List.of()));
    assertThat(new Several().settings())
        .extracting(Setting::kind)
        .containsExactly(
            "a list, each one of plain, very_fancy",
            "a group of names, each with a number",
            "a group of settings",
            "a list, each a group of settings");
    assertThat(new Several().settings().get(2).parts())
        .extracting(Setting::name)
        .containsExactly("on", "size");
  }

  @Test
  void problems_inside_a_list_or_a_group_say_where_they_are() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("modes", List.of("plain", "plian"));
    given.put("weights", Map.of("a", "heavy"));
    given.put("group", Map.of("size", 0));
    given.put("groups", List.of(Map.of("sise", 2)));
    BadSettings bad = catchThrowableOfType(BadSettings.class, () -> new Several().with(given));
    assertThat(bad.problems())
        .containsExactly(
            new Problem(
                "modes[1]",
                "modes[1] must be one of plain, very_fancy, was 'plian', did you mean 'plain'?"),
            new Problem("weights.a", "weights.a must be a number, was 'heavy'"),
            new Problem("group.size", "size must be at least 1, was 0"),
            new Problem("groups[0].sise", "unknown setting 'sise', did you mean 'size'?"));
  }
}
