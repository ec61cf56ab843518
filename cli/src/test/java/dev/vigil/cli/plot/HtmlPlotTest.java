package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.CAPTION;
import static dev.vigil.cli.plot.Plots.LATENCY;
import static dev.vigil.cli.plot.Plots.MINUTE;
import static dev.vigil.cli.plot.Plots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

class HtmlPlotTest {
  private static final Pattern BLOCK =
      Pattern.compile("<(script|style)([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern RAW = Pattern.compile("\"lower\":\\[([^]]*)]");

  private static final Set<String> ELEMENTS =
      Set.of(
          "html head meta title style body main header h1 h2 p ul ol li span button section div"
              .concat(" noscript svg path bdi footer script")
              .split(" "));

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang charset http-equiv content name class type id hidden role aria-label aria-hidden"
              .concat(" aria-labelledby data-mark viewBox d")
              .split(" "));

  private static String page(Plot plot) {
    return page(plot, CAPTION);
  }

  private static String page(Plot plot, Caption caption) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      HtmlPlot.write(plot, caption, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The page without what is inside its scripts and styles. */
  private static String bare(String page) {
    return BLOCK.matcher(page).replaceAll("<$1$2></$1>");
  }

  private static List<String> blocks(String page, String start) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      if (("<" + matcher.group(1) + matcher.group(2) + ">").startsWith(start)) {
        blocks.add(matcher.group(3));
      }
    }
    return blocks;
  }

  private static Document parse(String page) throws Exception {
    String xml = bare(page).replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** Fails if there is an element or an attribute that the page does not make itself. */
  private static void assertOwnMarkup(Document page) {
    NodeList elements = page.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      assertThat(ELEMENTS).contains(elements.item(i).getNodeName());
      NamedNodeMap attributes = elements.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        assertThat(ATTRIBUTES).contains(attributes.item(j).getNodeName());
      }
    }
  }

  @Test
  void the_page_is_well_formed_and_says_what_was_found() throws Exception {
    String page = page(Plots.threeDays(LATENCY).plot());
    parse(page);
    assertThat(bare(page))
        .contains("<h1>One anomaly in days.csv</h1>")
        .contains("<bdi>latency</bdi>")
        .contains("One page, the labelled window was hit")
        .contains("Tue 6 Jan 2026, 09:20")
        .contains("Critical spike")
        .contains("90–110")
        .contains("Highest in 3 days");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "<!--<script>",
        "]]>&lt;script&gt;",
        "a\u0000b\u0007c\u2028d\u2029e\u202Ef",
        "%s%n${x}{{y}}"
      })
  void a_hostile_name_stays_a_name(String name) throws Exception {
    SeriesKey series = new SeriesKey(name, Labels.of(name, name));
    PlotRecorder recorder = Plots.threeDays(series);
    for (int i = 0; i < 30; i++) {
      recorder.add(SeriesKey.of(name + i), START, 1, Plots.normal(1, 1), null);
    }
    String page = page(recorder.plot(), new Caption(name, name, CAPTION.zone()));
    assertOwnMarkup(parse(page));
    assertThat(BLOCK.matcher(page).results()).hasSize(4);
    assertThat(bare(page)).doesNotContain("<!--");
    assertThat(blocks(page, "<script type").get(0)).doesNotContain("<", ">", "&", "'");
  }

  @Test
  void a_hostile_sentence_stays_a_sentence() throws Exception {
    PlotRecorder recorder = new PlotRecorder();
    Plots.Said said = new Plots.Said(dev.vigil.model.AnomalyType.DROP, "</script><b>&'\"");
    dev.vigil.model.Score score = new dev.vigil.model.Score(9, 9, 1, 0, 2, said);
    recorder.add(
        LATENCY,
        START,
        7,
        new Verdict.Anomalous(score, 0.1, Severity.HIGH, Verdict.Notice.PAGE, false),
        null);
    String page = page(recorder.plot());
    parse(page);
    assertThat(page).contains("&lt;/script&gt;&lt;b&gt;&amp;&#39;&quot;").doesNotContain("<b>");
  }

  @Test
  void the_page_asks_for_nothing_from_anywhere() {
    String page = page(Plots.threeDays(LATENCY).plot());
    assertThat(Pattern.compile("\\s(src|href|action|srcset|data)=").matcher(bare(page)).find())
        .isFalse();
    assertThat(page).doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest", "import(");
    String[] addresses =
        Pattern.compile("https?://[^\\s\"')]+")
            .matcher(page)
            .results()
            .map(r -> r.group())
            .toArray(String[]::new);
    assertThat(addresses).containsOnly("https://github.com/leeoniya/uPlot");
    assertThat(page).contains("Copyright (c) 2022 Leon Sorokin");
  }

  @Test
  void the_policy_allows_its_own_scripts_and_styles_only() throws Exception {
    String page = page(Plots.threeDays(LATENCY).plot());
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    assertThat(policy.find()).isTrue();
    String allowed = policy.group(1).replace("&#39;", "'");
    assertThat(allowed).startsWith("default-src 'none';").doesNotContain("unsafe");
    List<String> run = new ArrayList<>(blocks(page, "<script>"));
    assertThat(run).hasSize(2);
    run.addAll(blocks(page, "<style>"));
    for (String block : run) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(block.getBytes(StandardCharsets.UTF_8));
      assertThat(allowed).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertThat(bare(page)).doesNotContain(" style=");
  }

  @Test
  void the_data_is_what_was_recorded() throws Exception {
    String data = blocks(page(Plots.threeDays(LATENCY).plot()), "<script type").get(0);
    List<Long> steps = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(data)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("steps")) {
          json.nextToken();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            steps.add(json.getLongValue());
          }
        } else if (json.currentToken() == JsonToken.FIELD_NAME
            && json.currentName().equals("value")
            && json.nextToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(json.getDoubleValue());
          }
        }
      }
    }
    assertThat(steps).hasSize(4_320).startsWith(0L, 1L, 1L).endsWith(1L);
    assertThat(values).hasSize(4_320);
    assertThat(values.get(2_000)).isEqualTo(300);
    assertThat(values.get(1)).isCloseTo(100 + 20 * Math.sin(2 * Math.PI / 1_440) - 2, within(1e-3));
    assertThat(data).contains("\"unit\":60000", "\"from\":" + START, "\"zone\":0");
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  @Test
  void gaps_open_bands_and_unknown_ones_are_told_apart() {
    PlotRecorder recorder = new PlotRecorder();
    for (int i = 0; i < 20; i++) {
      double half = i < 10 ? Double.NaN : Double.POSITIVE_INFINITY;
      recorder.add(LATENCY, START + (i < 15 ? i : i + 20) * MINUTE, i, Plots.normal(1, half), null);
    }
    String data = blocks(page(recorder.plot()), "<script type").get(0);
    assertThat(data).contains("14,null,15");
    Matcher lower = RAW.matcher(data);
    assertThat(lower.find()).isTrue();
    assertThat(lower.group(1).split(",")).hasSize(21).contains("null", "\"-\"");
  }

  @Test
  void a_plot_of_nothing_is_a_page_too() throws Exception {
    PlotRecorder recorder = new PlotRecorder();
    parse(page(recorder.plot()));
    recorder.add(LATENCY, START, Double.NaN, new Verdict.Rejected(Verdict.Reason.NOT_FINITE), null);
    String page = page(recorder.plot());
    assertThatCode(() -> parse(page)).doesNotThrowAnyException();
    assertThat(page).contains("1 refused");
  }

  @Test
  void a_long_list_is_cut_and_says_so() {
    PlotRecorder recorder = new PlotRecorder();
    for (int i = 0; i < 260; i++) {
      Verdict page = Plots.page(i == 100 ? Severity.CRITICAL : Severity.LOW);
      recorder.add(LATENCY, START + i * MINUTE, 200, page, null);
    }
    String page = page(recorder.plot());
    assertThat(Pattern.compile("<button[^>]*data-mark").matcher(page).results()).hasSize(200);
    assertThat(page).contains("Critical spike", "and 60 anomalies more, less strong");
  }

  @Test
  void series_that_are_not_drawn_are_named() {
    PlotRecorder recorder = new PlotRecorder();
    for (int i = 0; i < 27; i++) {
      recorder.add(SeriesKey.of("series" + i), START, 1, Plots.normal(1, 1), null);
    }
    assertThat(page(recorder.plot()))
        .contains("Not drawn, 3 series less odd: series24, series25, series26");
  }
}
