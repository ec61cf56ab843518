package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.ChannelCatalogue;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Fields;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.setting.Setting;
import dev.vigil.testkit.Notifications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page on channels says what the code does. With {@code -Dvigil.golden.write=true} its tables
 * and examples are written anew.
 */
final class ChannelsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("vigil.root", ".."), "docs", "channels.md");
  private static final Pattern PART =
      Pattern.compile("(<!-- (?:table|example): (\\w+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  /** What each field is; a field without words fails the test. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("metric", "name of the metric; `metricName` is the same"),
          Map.entry("value", "what was measured; `actualValue` is the same"),
          Map.entry("expected", "what was expected; `expectedValue` is the same"),
          Map.entry("lower", "lower end of what is usual, where there is one"),
          Map.entry("upper", "upper end of what is usual, where there is one"),
          Map.entry("deviation", "how far the value is off"),
          Map.entry("severity", "LOW, MEDIUM, HIGH or CRITICAL"),
          Map.entry("priority", "P1 to P5"),
          Map.entry("impact", "LOW, NORMAL or HIGH"),
          Map.entry("score", "how strange it is, 0 to 1"),
          Map.entry("confidence", "how sure that is, 0 to 1"),
          Map.entry("type", "the label of that name, or else the kind of anomaly"),
          Map.entry("detector", "name of the detector"),
          Map.entry("description", "what was seen, in a sentence"),
          Map.entry("reason", "the reason that a rule gives"),
          Map.entry("rule", "name of the rule"),
          Map.entry("source", "where the data came from"),
          Map.entry("timestamp", "time in milliseconds"),
          Map.entry("time", "the same for people"),
          Map.entry("series", "metric and labels"),
          Map.entry("status", "of the incident"),
          Map.entry("kind", "why it is sent: OPENED, RESOLVED and so on"),
          Map.entry("title", "all of it in a line"),
          Map.entry("text", "what was expected, and why this is strange, in sentences"),
          Map.entry("link", "address of the chart, where one is known"),
          Map.entry("incident", "number of the incident"),
          Map.entry("alerts", "how many alerts it has"),
          Map.entry("causes", "a list of likely causes, each with `series`, `reason` and `score`"),
          Map.entry("channel", "name of the channel"),
          Map.entry("labels", "all labels"),
          Map.entry("metadata", "all metadata"),
          Map.entry("context", "all context"),
          Map.entry(
              "anomaly",
              "`anomaly.type`, `severity`, `score`, `confidence`, `id`, `timestamp`, `description`,"
                  + " `detector`, `expectedValue`, `expectedRange.lower`, `expectedRange.upper`,"
                  + " `actualValue`, `deviation`"),
          Map.entry(
              "items",
              "of a digest: a list, each with `title`, `severity`, `series`, `time`, `link`, `count`"
                  + " and whether it is `over`"));

  private static final Set<String> TOLD_WITH_ANOTHER =
      Set.of("metricName", "actualValue", "expectedValue");

  @Test
  void its_tables_and_examples_are_what_there_is() throws IOException {
    String page = Files.readString(PAGE);
    String right = PART.matcher(page).replaceAll(ChannelsPageTest::part);
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(PAGE, right);
    }
    assertThat(Files.readString(PAGE))
        .as("stale; -Dvigil.golden.write=true writes it anew")
        .isEqualTo(right);
  }

  private static String part(MatchResult place) {
    String rows =
        switch (place.group(2)) {
          case "settings" -> settings();
          case "fields" -> fields();
          case "refused" -> "```text\n" + refused() + "\n```\n";
          case "text" -> "```text\n" + text(Kind.OPENED) + "\n\n" + text(Kind.DIGEST) + "\n```\n";
          case "webhook" -> "```json\n" + webhook() + "\n```\n";
          default -> throw new IllegalStateException("no such part: " + place.group(2));
        };
    return Matcher.quoteReplacement(place.group(1) + rows + place.group(3));
  }

  private static String settings() {
    StringBuilder rows =
        new StringBuilder("| channel | setting | value | default | what it is |\n");
    rows.append("|---|---|---|---|---|\n");
    for (ChannelSettings channel : ChannelCatalogue.installed().all()) {
      for (Setting setting : channel.settings()) {
        row(rows, channel.type(), "", setting);
      }
    }
    return rows.toString();
  }

  private static void row(StringBuilder rows, String type, String group, Setting setting) {
    String name = group + setting.name();
    if (!setting.parts().isEmpty()) {
      setting.parts().forEach(part -> row(rows, type, name + ".", part));
      return;
    }
    String standard = setting.defaultText().isEmpty() ? "–" : "`" + setting.defaultText() + "`";
    rows.append("| `%s` | `%s` | %s | ".formatted(type, name, setting.kind()))
        .append("%s | %s |\n".formatted(standard, setting.description()));
  }

  private static String fields() {
    StringBuilder rows = new StringBuilder("| field | what it is |\n|---|---|\n");
    for (String name : Fields.NAMES) {
      if (!TOLD_WITH_ANOTHER.contains(name)) {
        assertThat(WORDS).as("words on fields").containsKey(name);
        rows.append("| `%s` | %s |\n".formatted(name, WORDS.get(name)));
      }
    }
    return rows.toString();
  }

  private static String refused() {
    String template = "Something is strange\n{{metric}} of\n    {{endpont}}: {{value}}";
    return TemplateCheck.of("template", template, Set.of()).get(0).message();
  }

  private static String text(Kind kind) {
    return Template.compile(Defaults.TEXT, Escape.NOTHING).text(Notifications.of("7/api/1", kind));
  }

  private static String webhook() {
    Map<String, Object> document =
        WebhookChannel.document(Notifications.of("7/api/1", Kind.OPENED));
    return indented(document, "");
  }

  private static String indented(Map<?, ?> object, String indent) {
    StringBuilder text = new StringBuilder("{");
    String comma = "\n";
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      text.append(comma).append(indent).append("  \"").append(entry.getKey()).append("\": ");
      text.append(
          entry.getValue() instanceof Map<?, ?> inner
              ? indented(inner, indent + "  ")
              : one(entry.getValue()));
      comma = ",\n";
    }
    return text.append('\n').append(indent).append('}').toString();
  }

  private static String one(Object value) {
    String pair = Json.text(Map.of("x", value));
    return pair.substring("{\"x\":".length(), pair.length() - 1);
  }

  @Test
  void every_template_on_it_reads() throws IOException {
    String page = Files.readString(PAGE);
    List<String> templates =
        Pattern.compile("template: \\|\n((?: {10}.*\n)+)|body: (.*)\n")
            .matcher(page)
            .results()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .toList();
    assertThat(templates).hasSize(2);
    for (String template : templates) {
      assertThat(TemplateCheck.of("x", template, Set.of("to", "message"))).isEmpty();
    }
  }
}
