package dev.vigil.alert;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was rolled out of late, the last thousand. One owner. */
public final class Deploys {
  private static final int MOST = 1_000;

  private List<Deploy> all = new ArrayList<>();

  /** Something was rolled out. */
  public void add(Deploy deploy) {
    if (all.size() == MOST) {
      all.remove(0);
    }
    all.add(deploy);
  }

  /** The one that a series still feels at a time of events: of several, the one that began last. */
  public Optional<Deploy> felt(SeriesKey series, long epochMillis) {
    Deploy latest = null;
    for (Deploy one : all) {
      boolean later = latest == null || one.epochMillis() >= latest.epochMillis();
      if (later && one.holds(epochMillis) && one.series().matches(series)) {
        latest = one;
      }
    }
    return Optional.ofNullable(latest);
  }

  /** How much sooner the judge is to speak: above 1 sooner, below 1 later, 1 as ever. */
  public double strictness(SeriesKey series, long epochMillis) {
    return all.isEmpty() ? 1 : felt(series, epochMillis).map(Deploy::strictness).orElse(1.0);
  }

  /** Forgets those that are felt no more. */
  public void passTime(long epochMillis) {
    all.removeIf(one -> epochMillis >= one.epochMillis() && !one.holds(epochMillis));
  }

  /** All that are known, in the order in which they were told. */
  public List<Deploy> all() {
    return List.copyOf(all);
  }

  /** Writes them. */
  public void save(StateWriter out) {
    out.part('D', 1).put(all.size());
    for (Deploy one : all) {
      MatcherState.put(one.series(), out);
      out.put(one.epochMillis()).put(one.lasts().toMillis()).put(one.strictness()).put(one.what());
    }
  }

  /** Takes over those that were saved, all of them or nothing. */
  public void load(StateReader in) {
    in.part('D', 1);
    List<Deploy> loaded = new ArrayList<>();
    for (int left = in.getInt("deploys", 0, MOST); left > 0; left--) {
      SeriesMatcher series = MatcherState.read(in);
      long at = in.getLong();
      long lasts = in.getLong();
      double strictness = in.getDouble();
      String what = in.getString();
      try {
        loaded.add(new Deploy(series, at, Duration.ofMillis(lasts), strictness, what));
      } catch (IllegalArgumentException e) {
        throw new BadState("a deploy of the state is none: " + e.getMessage(), e);
      }
    }
    all = loaded;
  }
}
