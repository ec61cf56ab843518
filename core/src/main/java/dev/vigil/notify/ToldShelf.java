package dev.vigil.notify;

import dev.vigil.incident.Incident;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was told of each incident, and whose escalation is due next. Of those that go on 20,000 are
 * kept, of those that are over 5,000. One owner.
 */
final class ToldShelf {
  private static final int MOST_LIVE = 20_000;
  private static final int MOST_OVER = 5_000;

  private final Map<Long, Told> live = new LinkedHashMap<>();
  private final Map<Long, Told> over = new LinkedHashMap<>();
  private final TreeSet<Turn> turns =
      new TreeSet<>(
          Comparator.comparingLong(Turn::time)
              .thenComparingLong(Turn::incident)
              .thenComparing(Turn::escalation));

  /** When an escalation is due. */
  record Turn(long time, long incident, String escalation) {}

  @Nullable Told find(long id) {
    Told found = live.get(id);
    return found == null ? over.get(id) : found;
  }

  /** One that is known from now on, if it was not. */
  Told of(Incident incident) {
    Told found = find(incident.id());
    if (found != null) {
      return found;
    }
    Told fresh = new Told(incident);
    put(fresh);
    return fresh;
  }

  private void put(Told one) {
    (one.over() ? over : live).put(one.id(), one);
    if (live.size() > MOST_LIVE) {
      remove(live.keySet().iterator().next());
    }
    if (over.size() > MOST_OVER) {
      remove(over.keySet().iterator().next());
    }
  }

  @Nullable Told remove(long id) {
    Told gone = live.remove(id);
    gone = gone == null ? over.remove(id) : gone;
    if (gone != null) {
      stop(gone);
    }
    return gone;
  }

  /** It is over. */
  void end(Told one) {
    remove(one.id());
    one.end();
    put(one);
  }

  /** It came back. */
  void again(Told one, long now) {
    remove(one.id());
    one.again(now);
    put(one);
  }

  /** None of its escalations goes on, nor has begun. */
  void stop(Told one) {
    one.climbs().values().forEach(climb -> turns.remove(turn(one, climb)));
    one.climbs().clear();
    one.forgetDraft();
  }

  private static Turn turn(Told one, Told.Climb climb) {
    return new Turn(climb.next(), one.id(), climb.escalation());
  }

  /** An escalation begins, or has come so far. */
  void climb(Told one, Told.Climb climb) {
    Told.Climb before = one.climbs().put(climb.escalation(), climb);
    if (before != null) {
      turns.remove(turn(one, before));
    }
    if (climb.goesOn()) {
      turns.add(turn(one, climb));
    } else if (one.climbs().values().stream().noneMatch(Told.Climb::goesOn)) {
      one.forgetDraft();
    }
  }

  /** The first escalation that is due; null if none is. */
  @Nullable Turn due(long now) {
    return turns.isEmpty() || turns.first().time() > now ? null : turns.first();
  }

  /** Nothing is known of it. */
  void drop(Turn turn) {
    turns.remove(turn);
  }

  void save(StateWriter out) {
    out.put(live.size() + over.size());
    over.values().forEach(one -> one.save(out));
    live.values().forEach(one -> one.save(out));
  }

  static ToldShelf read(StateReader in) {
    ToldShelf loaded = new ToldShelf();
    for (int left = in.getInt("incidents", 0, MOST_LIVE + MOST_OVER); left > 0; left--) {
      Told one = Told.read(in);
      if (loaded.find(one.id()) != null) {
        throw new BadState("two incidents cannot have the number " + one.id());
      }
      loaded.put(one);
      for (Told.Climb climb : one.climbs().values()) {
        if (climb.goesOn()) {
          loaded.turns.add(turn(one, climb));
        }
      }
    }
    return loaded;
  }
}
