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

/** The board as lines of text: a pure function of it and of the window's size. Immutable. */
final class WatchScreen {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int NARROWEST = 60;
  private static final int WIDEST_BARS = 30;
  private static final int WIDEST_TITLE = 20;
  private static final int VALUE = 11;
  private static final int BAND = 15;
  private static final int STATE = 21;
  private static final int GAPS = 8;
  private static final int LEAST_BARS = 8;
  private static final int MOST_ANOMALIES = 6;

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
    String facts =
        String.format(
            Locale.ROOT,
            "  %s  %s  %d series every %s  %s",
            board.host(),
            Figures.span(board.age()),
            board.rows().size(),
            Figures.span(every.toMillis()),
            Figures.budget(board.budget()));
    String name = "vigil watch";
    String hint = learning(board);
    List<String> lines = new ArrayList<>();
    lines.add(ink.strong(name) + clip(facts, window.columns() - name.length()));
    lines.add(ink.dim(clip(hint, window.columns())));
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
    return remaining == 0 || board.samples() < 2
        ? ""
        : "learning what is normal for "
            + Figures.span(remaining * every.toMillis())
            + " more; only limits and large, lasting departures are told until then";
  }

  private List<String> table(WatchBoard board, WindowSize window, int room) {
    Collection<SeriesRow> rows = board.rows();
    int titles = "series".length();
    for (SeriesRow row : rows) {
      titles = Math.max(titles, Math.min(WIDEST_TITLE, row.title().length()));
    }
    int columns = Math.max(NARROWEST, window.columns());
    int left = columns - titles - VALUE - BAND - STATE - GAPS;
    int bars = Math.min(WIDEST_BARS, left);
    bars = bars < LEAST_BARS ? 0 : bars;
    List<String> lines = new ArrayList<>();
    String barsTitle = bars == 0 ? "" : pad("last " + bars, bars) + "  ";
    lines.add(
        ink.dim(
            pad("series", titles)
                + "  "
                + barsTitle
                + right("now", VALUE)
                + "  "
                + right("expected", BAND)
                + "  state"));
    int shown = rows.size() <= room ? room : room - 1;
    for (SeriesRow row : rows) {
      if (lines.size() > shown) {
        lines.add(ink.dim("… and " + (rows.size() - shown) + " more series"));
        break;
      }
      lines.add(line(board, row, titles, bars));
    }
    return lines;
  }

  private String line(WatchBoard board, SeriesRow row, int titles, int bars) {
    HostMetric.Scale scale = row.metric().scale();
    boolean current = row.newest() == board.now();
    String picture = bars == 0 ? "" : ink.drawn(Sparkline.of(row.recent(), scale, bars)) + "  ";
    String value = current ? Figures.value(row.value(), scale) : "–";
    String band =
        row.score().map(score -> Figures.band(score.lower(), score.upper(), scale)).orElse("");
    return pad(clip(row.title(), titles), titles)
        + "  "
        + picture
        + right(value, VALUE)
        + "  "
        + ink.dim(right(clip(band, BAND), BAND))
        + "  "
        + (current ? state(board, row) : ink.warn("no data"));
  }

  private String state(WatchBoard board, SeriesRow row) {
    RowState state = RowState.of(row);
    boolean fresh =
        row.told()
            .filter(one -> board.now() - one.observation().epochMillis() <= FRESH.toMillis())
            .isPresent();
    if (fresh) {
      return row.told().map(one -> ink.loud(what(one))).orElse("");
    }
    return switch (state) {
      case STARTING, LEARNING -> ink.dim(state.word());
      case HELD -> ink.warn("odd, held back");
      case REJECTED -> ink.warn("not judged");
      case NORMAL, ANOMALOUS -> state.word();
    };
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
    for (int i = 0; i < Math.min(told.size(), MOST_ANOMALIES); i++) {
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
    return length + 2 + sentence.length() <= window.columns()
        ? List.of(painted + ": " + sentence)
        : List.of(painted, "          " + clip(sentence, window.columns() - 10));
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
