package dev.vigil.cli.plot;

import dev.vigil.model.Severity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a plot as one HTML file that needs nothing else: no server, no network. Its own policy
 * lets the browser run its two scripts only, so a hostile name stays a name.
 */
final class HtmlPlot {
  private final Plot plot;
  private final Caption caption;
  private final Writer out;

  private HtmlPlot(Plot plot, Caption caption, Writer out) {
    this.plot = plot;
    this.caption = caption;
    this.out = out;
  }

  /**
   * Writes the page; the stream stays open.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Plot plot, Caption caption, OutputStream stream) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    new HtmlPlot(plot, caption, out).page(Assets.load());
    out.flush();
  }

  private void page(Assets assets) throws IOException {
    out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    put("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\"/>\n", assets.policy());
    out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    out.write("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
    put("<title>%s</title>\n", Wording.heading(plot, caption));
    out.write("<style>" + assets.style() + "</style>\n</head>\n<body>\n<main>\n");
    header();
    out.write(
        "<button type=\"button\" class=\"whole\" id=\"whole\" hidden=\"\">Show all</button>\n");
    for (int i = 0; i < plot.series().size(); i++) {
      series(plot.series().get(i), i);
    }
    footer();
    out.write("</main>\n<script type=\"application/json\" id=\"data\">");
    new PageData(plot, caption.zone()).write(out);
    out.write("</script>\n<script>" + assets.library() + "</script>\n");
    out.write("<script>" + assets.script() + "</script>\n</body>\n</html>\n");
  }

  /** Writes markup with texts in it, each escaped. */
  private void put(String markup, String... texts) throws IOException {
    Object[] safe = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      safe[i] = Markup.escape(texts[i]);
    }
    out.write(String.format(java.util.Locale.ROOT, markup, safe));
  }

  private void header() throws IOException {
    put("<header>\n<h1>%s</h1>\n", Wording.heading(plot, caption));
    put("<p class=\"lede\">%s</p>\n", Wording.lede(plot, caption));
    Legend legend = Legend.of(plot);
    out.write("<ul class=\"legend\">\n");
    swatch("seen", "Seen", true);
    swatch("band", "Expected", legend.band());
    swatch("learning", "Expected, still learning", legend.learning());
    swatch("window", "Labelled", legend.windows());
    for (Severity severity : legend.pages()) {
      out.write("<li>" + Markup.icon(severity) + Wording.word(severity) + "</li>\n");
    }
    if (legend.updates()) {
      out.write("<li>" + Markup.dot("update") + "Update</li>\n");
    }
    if (legend.held()) {
      out.write("<li>" + Markup.dot("held") + "Held back</li>\n");
    }
    out.write("</ul>\n</header>\n");
  }

  private void swatch(String kind, String word, boolean there) throws IOException {
    if (there) {
      put("<li><span class=\"swatch %s\"></span>%s</li>\n", kind, word);
    }
  }

  private void series(PlotSeries series, int index) throws IOException {
    String number = String.valueOf(index);
    put("<section class=\"card\" aria-labelledby=\"name-%s\">\n<div class=\"head\">\n", number);
    put("<h2 id=\"name-%s\"><bdi>%s</bdi></h2>\n", number, series.name());
    put(
        "<p>%s. <span class=\"fine\">%s</span></p>\n</div>\n",
        Wording.counts(series.totals()), Wording.drawn(series));
    put(
        "<div class=\"chart\" id=\"chart-%s\" role=\"img\" aria-label=\"%s\">",
        number, series.name() + ": " + Wording.counts(series.totals()));
    out.write("<noscript><p>The chart needs JavaScript.</p></noscript></div>\n");
    list(series);
    out.write("</section>\n");
  }

  private void list(PlotSeries series) throws IOException {
    List<Mark> listed = Listing.of(series, Listing.MOST);
    if (listed.isEmpty()) {
      return;
    }
    out.write("<div class=\"list\">\n<div class=\"row names\" aria-hidden=\"true\"><span></span>");
    out.write("<span class=\"name\">Anomaly</span><span>Time</span><span class=\"n\">Value</span>");
    out.write("<span class=\"n\">Expected</span><span>Why</span></div>\n<ol>\n");
    for (Mark mark : listed) {
      row(mark, series.marks().indexOf(mark));
    }
    out.write("</ol>\n");
    long rest = series.totals().anomalies() - listed.size();
    if (rest > 0) {
      put("<p class=\"more fine\">%s</p>\n", Listing.more(rest));
    }
    out.write("</div>\n");
  }

  private void row(Mark mark, int index) throws IOException {
    String severity = PageData.lower(mark.severity());
    boolean page = mark.kind() == Mark.Kind.PAGE;
    put(
        "<li><button type=\"button\" class=\"row %s\" data-mark=\"%s\">",
        severity, String.valueOf(index));
    out.write(page ? Markup.icon(mark.severity(), mark.type()) : Markup.dot("update " + severity));
    put("<span class=\"name\">%s</span>", Wording.name(mark));
    put("<span class=\"when soft\">%s</span>", Times.full(mark.epochMillis(), caption.zone()));
    put("<span class=\"n\">%s</span>", Numbers.value(mark.value()));
    put(
        "<span class=\"n range soft\">%s</span>",
        Numbers.range(mark.expected().lower(), mark.expected().upper()));
    put("<span class=\"why\">%s</span></button></li>\n", mark.sentence());
  }

  private void footer() throws IOException {
    if (plot.leftOut().count() > 0) {
      put("<p class=\"fine\">%s</p>\n", Wording.leftOut(plot.leftOut()));
    }
    out.write("<p class=\"fine\">Drag across a chart to look closer, double-click or press Escape");
    out.write(" to see all. Choose an anomaly to go to it. Drawn by Vigil.</p>\n");
  }
}
