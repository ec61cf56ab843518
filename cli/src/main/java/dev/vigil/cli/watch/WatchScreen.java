package dev.vigil.cli.watch;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The board as lines of text: a pure function of it and of the window's size. Immutable. */
final class WatchScreen {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int NARROWEST = 60;
  private static final int WIDEST_BARS = 30;
  private static final int WIDEST_TITLE = 20;
  private static final int VALUE = 11;
  private static final int BAND = 15;
  private static final int WIDE_BAND = 19;
  private static final int STATE = 24;
  private static final int GAPS = 8;
  private static final int LEAST_BARS = 8;
  private static final String INDENT = " ".repeat(10);
  private static final int LEAST_ANOMALIES = 2;
  private static final int MOST_ANOMALIES = 6;

  /** Lines that are neither a series nor an anomaly. */
  private static final int OTHER_LINES = 6;

  private final Ink ink;
  private final Duration every;

  WatchScreen(Ink ink, Duration every) {
    this.ink = ink;
    this.every = every;
  }

  /** All of it: heading, series, what could not be measured, the last anomalies. */
  List<String> lines(WatchBoard board, WindowSize window) {
    List<String> lines = new ArrayList<>(heading(board, window));
    List<String> below = new ArrayList<>(failures(board));
    below.addAll(anomalies(board, window));
    int room = Math.max(1, window.rows() - lines.size() - below.size() - 1);
    lines.addAll(table(board, window, room));
    lines.addAll(below);
    return lines;
  }

  private List<String> heading(WatchBoard board, WindowSize window) {
    String name = "vigil watch";
    String facts =
        String.join(
            " · ",
            "",
            board.host(),
            Figures.span(board.age() / 1_000 * 1_000),
            board.rows().size() + " series every " + Figures.span(every.toMillis()),
            Figures.budget(board.budget()));
    List<String> lines = new ArrayList<>();
    lines.add(ink.strong(name) + clip(facts, window.columns() - name.length()));
    lines.add(ink.dim(clip(learning(board), window.columns())));
    lines.add("");
    return lines;
  }

  private String learning(WatchBoard board) {
    long remaining =
        board.rows().stream()
            .flatMap(row -> row.verdict().stream())
            .mapToLong(one -> one instanceof Verdict.WarmingUp warming ? warming.remaining() : 0)
            .max()
            .orElse(0);
    if (board.samples() == 0) {
      return "starting: the first values are shown, not judged";
    }
    return remaining == 0 || board.samples() == 1
        ? ""
        : "learning for "
            + Figures.span(remaining * every.toMillis())
            + " more; until then only limits and lasting departures are told";
  }

  private List<String> table(WatchBoard board, WindowSize window, int room) {
    Collection<SeriesRow> rows = board.rows();
    int titles = "series".length();
    for (SeriesRow row : rows) {
      titles = Math.max(titles, Math.min(WIDEST_TITLE, row.title().length()));
    }
    boolean wide = rows.stream().anyMatch(row -> band(row).length() > BAND);
    int bands = wide ? WIDE_BAND : BAND;
    int columns = Math.max(NARROWEST, window.columns());
    int bars = Math.min(WIDEST_BARS, columns - titles - VALUE - bands - STATE - GAPS);
    Widths widths = new Widths(titles, bars < LEAST_BARS ? 0 : bars, bands);
    List<String> lines = new ArrayList<>();
    lines.add(ink.dim(titles(widths)));
    int shown = rows.size() <= room ? room : room - 1;
    for (SeriesRow row : rows) {
      if (lines.size() > shown) {
        lines.add(ink.dim("… and " + (rows.size() - shown) + " more series"));
        break;
      }
      lines.add(line(board, row, widths));
    }
    return lines;
  }

  /** Widths of the columns that are not always the same; 0 bars where there is no room. */
  private record Widths(int title, int bars, int band) {}

  private String titles(Widths widths) {
    String bars = "last " + Figures.span(widths.bars * every.toMillis());
    return pad("series", widths.title)
        + "  "
        + (widths.bars == 0 ? "" : pad(clip(bars, widths.bars), widths.bars) + "  ")
        + right("now", VALUE)
        + "  "
        + right("expected", widths.band)
        + "  state";
  }

  private String line(WatchBoard board, SeriesRow row, Widths widths) {
    HostMetric.Scale scale = row.metric().scale();
    boolean current = row.newest() == board.now();
    String picture = ink.drawn(Sparkline.of(row.recent(), scale, widths.bars));
    String value = current ? Figures.value(row.value(), scale) : "–";
    return pad(clip(row.title(), widths.title), widths.title)
        + "  "
        + (widths.bars == 0 ? "" : picture + "  ")
        + right(value, VALUE)
        + "  "
        + ink.dim(right(clip(band(row), widths.band), widths.band))
        + "  "
        + (current ? state(board, row, widths.bars > 0) : missing(row));
  }

  private String missing(SeriesRow row) {
    return row.absent() ? ink.loud("absent") : ink.warn("no data");
  }

  private static String band(SeriesRow row) {
    HostMetric.Scale scale = row.metric().scale();
    return row.score().map(score -> Figures.band(score.lower(), score.upper(), scale)).orElse("");
  }

  private String state(WatchBoard board, SeriesRow row, boolean roomy) {
    Optional<Anomaly> fresh =
        row.told().filter(one -> board.now() - one.observation().epochMillis() <= FRESH.toMillis());
    if (fresh.isPresent()) {
      return ink.loud(what(fresh.get()));
    }
    HostMetric metric = row.metric();
    if (row.told().isPresent() && row.value() > metric.limits().upper()) {
      return ink.loud("over " + Figures.value(metric.limits().upper(), metric.scale()));
    }
    RowState state = RowState.of(row);
    return switch (state) {
      case STARTING -> ink.dim(state.word());
      case LEARNING -> ink.dim(roomy ? learning(row) : state.word());
      case HELD -> ink.warn("odd, held back");
      case REJECTED -> ink.warn("not judged");
      case NORMAL, ANOMALOUS -> state.word();
    };
  }

  /** "learning, 37 more". */
  private static String learning(SeriesRow row) {
    return row.verdict().orElse(null) instanceof Verdict.WarmingUp one
        ? String.format(Locale.ROOT, "learning, %,d more", one.remaining())
        : RowState.LEARNING.word();
  }

  /** "SPIKE MEDIUM". */
  static String what(Anomaly anomaly) {
    return anomaly.type() + " " + anomaly.severity();
  }

  private List<String> failures(WatchBoard board) {
    List<String> lines = new ArrayList<>();
    board
        .failures()
        .forEach(
            (metric, why) ->
                lines.add(ink.warn("cannot measure " + metric.titleOfAll() + ": " + why)));
    return lines;
  }

  private List<String> anomalies(WatchBoard board, WindowSize window) {
    List<Anomaly> told = board.told();
    if (told.isEmpty()) {
      return List.of("", ink.dim("no anomalies so far"));
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(ink.dim(told.size() == 1 ? "1 anomaly" : told.size() + " anomalies, newest first"));
    int room = (window.rows() - OTHER_LINES - board.rows().size()) / 2;
    int shown = Math.max(LEAST_ANOMALIES, Math.min(room, MOST_ANOMALIES));
    for (int i = 0; i < Math.min(told.size(), shown); i++) {
      lines.addAll(told(board, told.get(told.size() - 1 - i), window));
    }
    return lines;
  }

  /** An anomaly in one line where it fits, else in two. */
  List<String> told(WatchBoard board, Anomaly anomaly, WindowSize window) {
    HostMetric metric = HostMetrics.named(anomaly.observation().series().metric());
    String time =
        CLOCK.format(
            Instant.ofEpochMilli(anomaly.observation().epochMillis()).atZone(board.zone()));
    String title = metric.titleOf(anomaly.observation().series());
    String value = Figures.value(anomaly.actualValue(), metric.scale());
    String head = time + "  " + title + "  ";
    String tail = "  " + value;
    String sentence = anomaly.description();
    String painted = head + ink.loud(what(anomaly)) + tail;
    int length = head.length() + what(anomaly).length() + tail.length();
    if (length + 2 + sentence.length() <= window.columns()) {
      return List.of(painted + ": " + sentence);
    }
    List<String> lines = new ArrayList<>(List.of(painted));
    wrap(sentence, window.columns() - INDENT.length()).forEach(line -> lines.add(INDENT + line));
    return lines;
  }

  /** Breaks a sentence between words; a word that is too long is cut. */
  private static List<String> wrap(String sentence, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(clip(word, width));
    }
    lines.add(line.toString());
    return lines;
  }

  private static String clip(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
