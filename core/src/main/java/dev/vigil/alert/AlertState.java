package dev.vigil.alert;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.model.Severity;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The binary form of alerts. */
final class AlertState {
  private static final int MOST = 2_000_000;
  private static final long MOST_EVER = 1L << 52;
  private static final int MOST_OPENINGS = 20;

  private AlertState() {}

  static void save(AlertShelf shelf, StateWriter out) {
    List<Entry> live = shelf.allLive();
    List<Entry> over = shelf.allOver();
    out.part('L', 2).put(shelf.lastId()).put(live.size() + over.size());
    over.forEach(entry -> put(entry.alert(), out)); // a live one takes the place of its like
    live.forEach(entry -> put(entry.alert(), out));
  }

  static AlertShelf read(StateReader in, AlertSpec spec) {
    if (in.part('L', 2) < 2) {
      throw new BadState("the state of alerts is older than version 2");
    }
    AlertShelf shelf = new AlertShelf(spec);
    long lastId = in.getLong();
    if (lastId < 0 || lastId > MOST_EVER) {
      throw new BadState("the number of alerts cannot be " + lastId);
    }
    for (int left = in.getInt("alerts", 0, MOST); left > 0; left--) {
      Alert alert = readAlert(in);
      if (alert.id() < 1 || alert.id() > lastId || shelf.get(alert.id()) != null) {
        throw new BadState("an alert cannot have the number " + alert.id());
      }
      Entry same = shelf.find(alert.fingerprint());
      if (same != null && same.alert().live()) {
        throw new BadState("two live alerts cannot be of " + alert.fingerprint());
      }
      shelf.add(alert);
    }
    shelf.lastId(lastId);
    return shelf;
  }

  private static void put(Alert alert, StateWriter out) {
    out.put(alert.id());
    SeriesKeyState.put(alert.series(), out);
    out.put(alert.fingerprint().kind()).put(alert.status().ordinal()).put(alert.impact().ordinal());
    put(alert.seen(), out);
    put(alert.life().finding(), out);
    put(alert.openings(), out);
    Handling handling = alert.handling();
    out.put(handling.acknowledgedBy()).put(handling.suppressedBy()).put(handling.byRule());
    out.put(handling.notes().size());
    handling.notes().forEach(note -> put(note, out));
  }

  private static Alert readAlert(StateReader in) {
    long id = in.getLong();
    try {
      return new Alert(
          id,
          new Fingerprint(SeriesKeyState.read(in), in.getString()),
          read(AlertStatus.values(), in),
          read(Impact.values(), in),
          readSightings(in),
          new Alert.Life(readFinding(in), readOpenings(in)),
          readHandling(in));
    } catch (IllegalArgumentException e) {
      throw new BadState("alert " + id + " of the state is none: " + e.getMessage(), e);
    }
  }

  private static <E extends Enum<E>> E read(E[] values, StateReader in) {
    return values[in.getInt("place of a word", 0, values.length - 1)];
  }

  private static void put(Sightings seen, StateWriter out) {
    out.put(seen.first()).put(seen.last()).put(seen.count()).put(seen.held());
    out.put(seen.longestGap()).put(seen.worst().ordinal());
  }

  private static Sightings readSightings(StateReader in) {
    return new Sightings(
        in.getLong(),
        in.getLong(),
        in.getInt("anomalies of an alert", 1, Integer.MAX_VALUE),
        in.getInt("anomalies held back", 0, Integer.MAX_VALUE),
        in.getLong(),
        read(Severity.values(), in));
  }

  private static void put(Finding finding, StateWriter out) {
    out.put(finding.anomalyId()).put(finding.type().ordinal());
    Measured measured = finding.measured();
    out.put(measured.value()).put(measured.expected());
    out.put(measured.lower()).put(measured.upper());
    out.put(measured.score()).put(measured.confidence());
    out.put(finding.sentence()).put(finding.detector());
    Details details = finding.details();
    out.put(details.source()).put(details.rule()).put(details.reason());
    put(details.metadata(), out);
    put(details.context(), out);
  }

  private static Finding readFinding(StateReader in) {
    return new Finding(
        in.getString(),
        read(AnomalyType.values(), in),
        new Measured(
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble("score of an anomaly", score -> score >= 0 && score <= 1),
            in.getDouble("confidence of an anomaly", sure -> sure >= 0 && sure <= 1)),
        in.getString(),
        in.getString(),
        new Details(in.getString(), in.getString(), in.getString(), readTexts(in), readTexts(in)));
  }

  private static void put(Map<String, String> texts, StateWriter out) {
    out.put(texts.size());
    texts.forEach((name, text) -> out.put(name).put(text));
  }

  private static Map<String, String> readTexts(StateReader in) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.getInt("details", 0, Details.MOST); left > 0; left--) {
      texts.put(in.getString(), in.getString());
    }
    return texts;
  }

  private static void put(Openings openings, StateWriter out) {
    out.put(openings.times().size());
    openings.times().forEach(out::put);
    out.put(openings.flapping()).put(openings.cleared()).put(openings.ended());
  }

  private static Openings readOpenings(StateReader in) {
    List<Long> times = new ArrayList<>();
    for (int left = in.getInt("openings", 1, MOST_OPENINGS); left > 0; left--) {
      times.add(in.getLong());
    }
    return new Openings(times, in.getBoolean(), in.getBoolean(), in.getLong());
  }

  private static void put(Note note, StateWriter out) {
    out.put(note.epochMillis()).put(note.who()).put(note.text());
  }

  private static Handling readHandling(StateReader in) {
    String acknowledgedBy = in.getString();
    String suppressedBy = in.getString();
    boolean byRule = in.getBoolean();
    List<Note> notes = new ArrayList<>();
    for (int left = in.getInt("notes", 0, Handling.MOST_NOTES); left > 0; left--) {
      notes.add(new Note(in.getLong(), in.getString(), in.getString()));
    }
    return new Handling(acknowledgedBy, suppressedBy, byRule, notes);
  }
}
