package dev.vigil.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The binary form of a series' name and labels, which come from outside and may be of any length.
 */
public final class SeriesKeyState {
  private SeriesKeyState() {}

  /** Writes it. */
  public static void put(SeriesKey series, StateWriter frame) {
    put(series.metric(), frame);
    frame.put(series.labels().size());
    series
        .labels()
        .forEach(
            (name, value) -> {
              put(name, frame);
              put(value, frame);
            });
  }

  private static void put(String text, StateWriter frame) {
    byte[] utf8 = text.getBytes(UTF_8);
    frame.put(utf8.length).put(utf8);
  }

  /** Reads it; anything that is no series is refused. */
  public static SeriesKey read(StateReader frame) {
    String metric = text(frame);
    Map<String, String> labels = new TreeMap<>();
    for (int left = frame.getInt("labels", 0, frame.remaining()); left > 0; left--) {
      labels.put(text(frame), text(frame));
    }
    try {
      return new SeriesKey(metric, Labels.of(labels));
    } catch (IllegalArgumentException e) {
      throw new BadState("the state is corrupt: no series is named '" + metric + labels + "'", e);
    }
  }

  private static String text(StateReader frame) {
    byte[] utf8 = new byte[frame.getInt("bytes of a name", 0, frame.remaining())];
    frame.get(utf8);
    return new String(utf8, UTF_8);
  }
}
