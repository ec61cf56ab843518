package dev.vigil.incident;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where incidents are kept: those that go on by their beginning, those that are over by their end,
 * and under which number one is found that has become part of another. One owner.
 */
final class CaseShelf {
  private static final int MOST_MERGED = 100_000;
  private static final int MOST = 200_000;
  private static final long MOST_EVER = 1L << 52;

  private final Map<Long, IncidentCase> live = new LinkedHashMap<>();
  private final Map<Long, IncidentCase> over = new LinkedHashMap<>();
  private final Map<Long, Long> merged = new LinkedHashMap<>();
  private long lastId;

  IncidentCase open(long now) {
    IncidentCase opened = new IncidentCase(++lastId, now);
    live.put(opened.id(), opened);
    return opened;
  }

  /** An incident by its number, or by that of one that is part of it now. */
  @Nullable IncidentCase get(long number) {
    long id = number;
    Long into = merged.get(id);
    while (into != null && into < id) { // always into an older one
      id = into;
      into = merged.get(id);
    }
    IncidentCase found = live.get(id);
    return found == null ? over.get(id) : found;
  }

  /** One is over. */
  void end(IncidentCase one, int mostOver) {
    live.remove(one.id());
    over.put(one.id(), one);
    while (over.size() > mostOver) {
      over.remove(over.keySet().iterator().next());
    }
  }

  /** One that was over goes on again. */
  void back(IncidentCase one) {
    over.remove(one.id());
    live.put(one.id(), one);
  }

  /** One has become part of an older one. */
  void merge(IncidentCase younger, IncidentCase older) {
    live.remove(younger.id());
    merged.put(younger.id(), older.id());
    if (merged.size() > MOST_MERGED) {
      merged.remove(merged.keySet().iterator().next());
    }
  }

  /** The first of more than so many that go on; null where there are no more. */
  @Nullable IncidentCase beyond(int mostLive) {
    return live.size() > mostLive ? live.values().iterator().next() : null;
  }

  List<IncidentCase> live() {
    return List.copyOf(live.values());
  }

  List<IncidentCase> over() {
    return List.copyOf(over.values());
  }

  void save(StateWriter out) {
    out.put(lastId).put(live.size());
    live.values().forEach(one -> one.save(out));
    out.put(over.size());
    over.values().forEach(one -> one.save(out));
    out.put(merged.size());
    merged.forEach((from, to) -> out.put(from.longValue()).put(to.longValue()));
  }

  static CaseShelf read(StateReader in) {
    CaseShelf loaded = new CaseShelf();
    loaded.lastId = in.getLong();
    if (loaded.lastId < 0 || loaded.lastId > MOST_EVER) {
      throw new BadState("the number of incidents cannot be " + loaded.lastId);
    }
    loaded.readCases(in, false);
    loaded.readCases(in, true);
    for (int left = in.getInt("merged incidents", 0, MOST_MERGED); left > 0; left--) {
      long from = in.getLong();
      long to = in.getLong();
      if (to >= from || loaded.known(from)) {
        throw new BadState("incident " + from + " cannot be part of " + to);
      }
      loaded.merged.put(from, to);
    }
    return loaded;
  }

  private boolean known(long id) {
    return live.containsKey(id) || over.containsKey(id);
  }

  private void readCases(StateReader in, boolean ended) {
    for (int left = in.getInt("incidents", 0, MOST); left > 0; left--) {
      IncidentCase one = IncidentCase.read(in);
      if (one.id() < 1 || one.id() > lastId || known(one.id()) || one.over() != ended) {
        throw new BadState("an incident cannot have the number " + one.id());
      }
      (ended ? over : live).put(one.id(), one);
    }
  }
}
