package dev.vigil.server.live;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.store.HistoryPoint;
import java.util.ArrayList;
import java.util.List;

/** The past of a series as text, so that it is journalled with the deed that it belongs to. */
public final class PastForm {
  /** So many values at most. */
  public static final int MOST = 20_000;

  private PastForm() {}

  /** The last values, as text. */
  public static String text(List<HistoryPoint> points) {
    StringBuilder text = new StringBuilder();
    for (HistoryPoint one : points.subList(Math.max(0, points.size() - MOST), points.size())) {
      text.append(Long.toString(one.epochMillis(), Character.MAX_RADIX)).append(' ');
      text.append(one.value()).append('\n');
    }
    return text.toString();
  }

  static List<Point> read(SeriesKey series, String text) {
    List<Point> points = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        points.add(
            new Point(
                series,
                Long.parseLong(line, 0, space, Character.MAX_RADIX),
                Double.parseDouble(line.substring(space + 1))));
      }
    }
    return points;
  }
}
