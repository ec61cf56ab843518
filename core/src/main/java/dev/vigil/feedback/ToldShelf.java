package dev.vigil.feedback;

import dev.vigil.alert.AlertEvent;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The anomalies of alerts, to be judged by their id, and how many alerts were told. One owner. */
final class ToldShelf {
  private static final int MOST = 1_000_000;

  private final FeedbackSpec spec;
  private final Map<String, Subject.Told> byId = new LinkedHashMap<>();
  private ToldCounts<String> detectors;
  private ToldCounts<String> rules;
  private ToldCounts<SeriesKey> series;

  ToldShelf(FeedbackSpec spec) {
    this.spec = spec;
    detectors = new ToldCounts<>(spec.mostCounted());
    rules = new ToldCounts<>(spec.mostCounted());
    series = new ToldCounts<>(spec.mostCounted());
  }

  void see(AlertEvent event) {
    if (event.anomaly() == null || !Text.fits(event.alert().series())) {
      return;
    }
    Subject.Told told = Subject.Told.of(event.anomaly(), event.alert().fingerprint());
    keep(told);
    if (event.quiet().isEmpty() && begins(event.kind())) {
      series.count(told.series());
      if (told.finder().rule().isEmpty()) {
        detectors.count(told.finder().detector());
      } else {
        rules.count(told.finder().rule());
      }
    }
  }

  private static boolean begins(AlertEvent.Kind kind) {
    return switch (kind) {
      case OPENED, REOPENED, FLAPPING -> true;
      default -> false;
    };
  }

  private void keep(Subject.Told told) {
    byId.remove(told.id());
    byId.put(told.id(), told);
    if (byId.size() > spec.mostTold()) {
      Iterator<Subject.Told> eldest = byId.values().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  Subject.Told get(String id) {
    Subject.Told told = byId.get(id);
    if (told == null) {
      String shown = id.length() > 100 ? id.substring(0, 100) + "…" : id;
      throw new NoSuchElementException(
          "no anomaly '" + shown + "' is known of the last " + spec.mostTold() + " of alerts");
    }
    return told;
  }

  ToldCounts<String> detectors() {
    return detectors;
  }

  ToldCounts<String> rules() {
    return rules;
  }

  ToldCounts<SeriesKey> series() {
    return series;
  }

  void save(StateWriter out) {
    out.part('V', 1).put(byId.size());
    byId.values().forEach(told -> SubjectState.put(told, out));
    detectors.save(out, (name, to) -> to.put(name));
    rules.save(out, (name, to) -> to.put(name));
    series.save(out, SeriesKeyState::put);
  }

  static ToldShelf read(StateReader in, FeedbackSpec spec) {
    in.part('V', 1);
    ToldShelf shelf = new ToldShelf(spec);
    for (int left = in.getInt("anomalies told", 0, MOST); left > 0; left--) {
      if (!(SubjectState.read(in) instanceof Subject.Told told)) {
        throw new BadState("what was missed cannot have been told");
      }
      shelf.keep(told);
    }
    shelf.detectors = ToldCounts.read(in, spec.mostCounted(), StateReader::getString);
    shelf.rules = ToldCounts.read(in, spec.mostCounted(), StateReader::getString);
    shelf.series = ToldCounts.read(in, spec.mostCounted(), SeriesKeyState::read);
    return shelf;
  }
}
