package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Fields;
import dev.vigil.setting.BadSettings.Problem;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TemplateCheckTest {
  private static List<String> problems(String template, String... names) {
    return TemplateCheck.of("template", template, Set.of(names)).stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void a_field_that_there_is_not_is_told_with_its_place_and_the_nearest() {
    assertThat(problems("a\nb\n  {{endpont}}\n{{#text}}{{ & sevrity }}{{/text}}"))
        .containsExactly(
            "template 3:5: unknown field 'endpont', did you mean 'endpoint'? A label reads"
                + " {{labels.endpont}}",
            "template 4:15: unknown field 'sevrity', did you mean 'severity'? A label reads"
                + " {{labels.sevrity}}");
    assertThat(problems("{{anomaly.scor}}"))
        .containsExactly(
            "template 1:3: unknown field 'anomaly.scor', did you mean 'anomaly.score'?");
    assertThat(problems("{{qqqqqqqqqqqqqq}}"))
        .containsExactly(
            "template 1:3: unknown field 'qqqqqqqqqqqqqq'. A label reads {{labels.qqqqqqqqqqqqqq}}");
    assertThat(problems("{{value.qqqqqqqqqq}}"))
        .containsExactly("template 1:3: unknown field 'value.qqqqqqqqqq'");
  }

  @Test
  void all_that_a_notification_has_may_be_named() {
    for (String name : Fields.NAMES) {
      assertThat(problems("{{" + name + "}}{{{" + name + "}}}{{#" + name + "}}{{/" + name + "}}"))
          .as(name)
          .isEmpty();
    }
    assertThat(
            problems(
                "{{labels.any.thing}}{{metadata.x}}{{context.y.z}}{{anomaly.expectedRange.lower}}"
                    + "{{endpoint}}{{sensorId}}{{host}}{{location.building}}"
                    + "{{#items}}{{title}}{{count}}{{over}}{{^-last}},{{/-last}}{{/items}}"
                    + "{{#causes}}{{series}}{{reason}}{{score}}{{-index}}{{/causes}}"
                    + "{{#labels}}{{anything}}{{/labels}}{{#anomaly}}{{detector}}{{/anomaly}}"
                    + "{{! a comment with {{ in it }}{{mine}}{{mine.part}}{{#mine}}{{x}}{{/mine}}",
                "mine"))
        .isEmpty();
  }

  @Test
  void names_of_a_section_are_known_within_it_only() {
    assertThat(problems("{{count}}")).hasSize(1);
    assertThat(problems("{{#items}}{{titel}}{{/items}}"))
        .containsExactly(
            "template 1:13: unknown field 'titel', did you mean 'title'? A label reads"
                + " {{labels.titel}}");
    assertThat(problems("{{-first}}")).hasSize(1);
    assertThat(problems("{{.}}")).hasSize(1);
  }

  @Test
  void a_template_that_does_not_read_is_told_with_its_place() {
    assertThat(problems("a\n b {{title"))
        .containsExactly("template 2:4: '{{' is never closed by }}");
    assertThat(problems("{{{title}}"))
        .containsExactly("template 1:1: '{{{' is never closed by }}}");
    assertThat(problems("\n{{#items}} {{title}}"))
        .containsExactly("template 2:4: section 'items' is never closed: {{/items}}");
    assertThat(problems("{{/items}}"))
        .containsExactly("template 1:4: no section 'items' is open here");
    assertThat(problems("{{#items}}{{#link}}{{/items}}{{/link}}"))
        .containsExactly("template 1:23: {{/link}} is expected, was {{/items}}");
    assertThat(problems("{{}}")).containsExactly("template 1:3: a tag without a name");
    assertThat(problems("{{> other}}{{=<% %>=}}")).hasSize(2);
    assertThat(problems("x".repeat(100_001))).hasSize(1);
  }

  @Test
  void lists_within_lists_are_refused_with_their_place() {
    assertThat(problems("{{#items}}\n{{title}}{{#over}}{{#items}}x{{/items}}{{/over}}{{/items}}"))
        .containsExactly("template 2:22: the list 'items' cannot stand within another list");
    assertThat(problems("{{#items}}{{#causes}}{{#items}}{{/items}}{{/causes}}{{/items}}"))
        .hasSize(2);
    assertThat(problems("{{#items}}{{^items}}{{/items}}{{/items}}{{#items}}{{/items}}")).isEmpty();
  }

  @Test
  void sections_within_sections_are_bounded() {
    for (int deep : List.of(20, 21, 5_000)) {
      String text = "{{#link}}".repeat(deep) + "{{/link}}".repeat(deep);
      assertThat(problems(text)).hasSize(deep == 20 ? 0 : 1);
    }
    assertThat(problems("{{#link}}".repeat(21) + "{{/link}}".repeat(21)))
        .containsExactly("template 1:184: sections stand within each other at most 20 deep");
  }

  @Test
  void what_passes_the_check_can_be_made_and_rendered() {
    List<String> parts =
        List.of(
            "{{",
            "}}",
            "{{{",
            "}}}",
            "#",
            "^",
            "/",
            "&",
            "!",
            "=",
            ">",
            "title",
            "items",
            "labels.",
            ".",
            " ",
            "\n",
            "{{title}}",
            "{{#items}}",
            "{{/items}}",
            "{{^link}}",
            "{{/link}}",
            "{",
            "}",
            "{{! x }}",
            "-first",
            "<",
            "$",
            "\u0000",
            "🚨");
    Random chance = new Random(20_260_101);
    int fine = 0;
    for (int round = 0; round < 30_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = chance.nextInt(8); i >= 0; i--) {
        text.append(parts.get(chance.nextInt(parts.size())));
      }
      List<String> problems = problems(text.toString());
      if (problems.isEmpty()) {
        fine++;
        assertThat(Template.compile(text.toString(), Escape.HTML).raw(java.util.Map.of()))
            .isNotNull();
      } else {
        assertThat(problems).allMatch(problem -> problem.startsWith("template"));
      }
    }
    assertThat(fine).isGreaterThan(1000);
  }
}
