package dev.vigil.server.live;

import dev.vigil.alert.AlertEvent;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Point;
import dev.vigil.model.Verdict;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.NotifySpec;
import dev.vigil.pipeline.Desk;
import dev.vigil.pipeline.DeskSpec;
import dev.vigil.pipeline.Engine;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.rule.Circumstances;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What would be odd about a batch by itself: an engine of its own, of which nothing is kept. */
public final class Detection {
  private Detection() {}

  /**
   * An anomaly that was found.
   *
   * @param quiet why nobody would be notified; empty where people would
   */
  public record Found(Anomaly anomaly, String quiet) {}

  /**
   * What came of a batch.
   *
   * @param warmingUp how many points were only learnt from
   */
  public record Outcome(List<Found> found, long warmingUp) {}

  /**
   * Judges points in the order of their time.
   *
   * @param circumstances what came with each; empty where nothing did
   */
  public static Outcome detect(
      EngineSpec spec, List<Point> points, List<Circumstances> circumstances, InstantSource clock) {
    List<Found> found = new ArrayList<>();
    long warmingUp = 0;
    Desk.Listener listener =
        new Desk.Listener() {
          @Override
          public void alert(AlertEvent event) {
            if (event.anomaly() != null) {
              found.add(new Found(event.anomaly(), event.quiet()));
            }
          }
        };
    try (Engine engine = new Engine(alone(spec), new MemoryOutbox(1), clock, listener)) {
      for (int at : inOrder(points)) {
        Circumstances came = circumstances.isEmpty() ? Circumstances.NONE : circumstances.get(at);
        if (engine.accept(points.get(at), came) instanceof Verdict.WarmingUp) {
          warmingUp++;
        }
      }
    }
    return new Outcome(found, warmingUp);
  }

  /** On this thread, and nobody is told. */
  private static EngineSpec alone(EngineSpec spec) {
    DeskSpec desk = spec.desk();
    DeskSpec quiet =
        new DeskSpec(
            desk.alerts(),
            desk.incidents(),
            NotifySpec.NOBODY,
            desk.impacts(),
            desk.maintenance(),
            desk.silences());
    return new EngineSpec(spec.watch().withShards(1), spec.rules(), quiet, spec.feedback());
  }

  private static List<Integer> inOrder(List<Point> points) {
    List<Integer> order = new ArrayList<>(points.size());
    for (int at = 0; at < points.size(); at++) {
      order.add(at);
    }
    order.sort(Comparator.comparingLong(at -> points.get(at).epochMillis()));
    return order;
  }
}
