package dev.vigil.incident;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents an alert belongs to, 0–1: 1 − the product of 1 − w·t over all that speaks for it,
 * where t is closeness in time, 1 to 0.8 within the window, and w is the weight of a label whose
 * value is shared, 0.75 of a place that is up- or downstream, and the share of past times on which
 * both series had alerts together, less where the order is the other way round.
 *
 * <p>Only what shares a trait, is next to it in the topology, or is among the last openings is
 * looked at, a bounded number, however many alerts there are. One owner.
 */
final class Correlator {
  private final IncidentSpec spec;
  private final Dependence dependence;
  private final TraitIndex index;
  private final Companions companions;
  private final Recents recents;

  Correlator(IncidentSpec spec, Dependence dependence) {
    this(spec, dependence, new TraitIndex(), new Companions(), new Recents());
  }

  private Correlator(
      IncidentSpec spec,
      Dependence dependence,
      TraitIndex index,
      Companions companions,
      Recents recents) {
    this.spec = spec;
    this.dependence = dependence;
    this.index = index;
    this.companions = companions;
    this.recents = recents;
  }

  Companions companions() {
    return companions;
  }

  /** An incident, and how much speaks for an alert being part of it. */
  record Match(IncidentCase incident, double score, Reasons reasons) {}

  /**
   * What speaks for a match.
   *
   * @param traits a bit for each of the series' traits that is shared
   */
  record Reasons(long traits, double related, double past) {}

  /** What speaks for the best of some matches, as people read it. */
  IncidentStage.Nearest nearest(SeriesKey series, List<Match> matches) {
    if (matches.isEmpty()) {
      return IncidentStage.Nearest.NONE;
    }
    Match best = matches.get(0);
    List<String> shared = new ArrayList<>();
    List<Topology.Trait> traits = spec.topology().traits(series);
    for (int i = 0; i < traits.size(); i++) {
      if ((best.reasons().traits() >> i & 1) != 0) {
        shared.add(i == 0 ? "the same series" : traits.get(i).text());
      }
    }
    if (best.reasons().related() > 0) {
      shared.add("one needs the other");
    }
    if (best.reasons().past() > 0) {
      shared.add("together before");
    }
    return new IncidentStage.Nearest(best.incident().id(), best.score(), shared);
  }

  private static final class Evidence {
    private final IncidentCase incident;
    private double against = 1;
    private double related;
    private double past;
    private int trait = -1;
    private long shared;

    Evidence(IncidentCase incident) {
      this.incident = incident;
    }

    Match match() {
      Reasons reasons = new Reasons(shared, related, past);
      return new Match(incident, 1 - against * (1 - related) * (1 - past), reasons);
    }
  }

  /** One alert that is looked at. */
  private final class Search {
    private final LongFunction<@Nullable IncidentCase> cases;
    private final long now;
    private final Map<Long, Evidence> found = new LinkedHashMap<>();

    Search(LongFunction<@Nullable IncidentCase> cases, long now) {
      this.cases = cases;
      this.now = now;
    }

    private @Nullable Evidence of(long incident) {
      IncidentCase one = cases.apply(incident);
      return one == null || one.over()
          ? null
          : found.computeIfAbsent(one.id(), id -> new Evidence(one));
    }

    void traits(List<Topology.Trait> traits) {
      for (int i = 0; i < traits.size(); i++) {
        Topology.Trait trait = traits.get(i);
        long[] places = index.of(trait.text());
        for (int at = 0; at < places.length; at += 2) {
          double close = spec.closeness(now - places[at + 1]);
          Evidence evidence = close > 0 ? of(places[at]) : null;
          if (evidence != null && evidence.trait < i) {
            evidence.trait = i;
            evidence.shared |= i < Long.SIZE ? 1L << i : 0;
            evidence.against *= 1 - trait.weight() * close;
          }
        }
      }
    }

    void related(List<Topology.Trait> traits) {
      for (Topology.Trait trait : traits) {
        if (trait.place()) {
          dependence.relatedTo(trait.text()).forEach(this::related);
        }
      }
    }

    private void related(String place) {
      long[] places = index.of(place);
      for (int at = 0; at < places.length; at += 2) {
        double close = spec.closeness(now - places[at + 1]);
        Evidence evidence = close > 0 ? of(places[at]) : null;
        if (evidence != null) {
          evidence.related = Math.max(evidence.related, Topology.UPSTREAM * close);
        }
      }
    }

    void past(long series) {
      for (Recents.Opening one : recents.all()) {
        double close = one.series() == series ? 0 : spec.closeness(now - one.at());
        double past = close > 0 ? companions.past(one.series(), series, now) : 0;
        Evidence evidence = past > 0 ? of(one.incident()) : null;
        if (evidence != null) {
          evidence.past = Math.max(evidence.past, past * close);
        }
      }
    }
  }

  /** The incidents that an alert of a series may be part of, the likeliest first. */
  List<Match> matches(SeriesKey series, long now, LongFunction<@Nullable IncidentCase> cases) {
    List<Topology.Trait> traits = spec.topology().traits(series);
    Search search = new Search(cases, now);
    search.traits(traits);
    if (!dependence.none()) {
      search.related(traits);
    }
    search.past(Member.number(series));
    List<Match> matches = new ArrayList<>();
    search.found.values().forEach(evidence -> matches.add(evidence.match()));
    matches.sort(
        Comparator.comparingDouble((Match one) -> -one.score())
            .thenComparingLong(one -> one.incident().id()));
    return matches;
  }

  /** Whether something is known to need a place of the series. */
  boolean upstream(SeriesKey series) {
    if (dependence.none()) {
      return false;
    }
    for (Topology.Trait trait : spec.topology().traits(series)) {
      if (trait.place() && dependence.needed(trait.text())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an incident has an alert of the series that the index still knows of. */
  boolean has(SeriesKey series, IncidentCase incident, LongFunction<@Nullable IncidentCase> cases) {
    long[] places = index.of(series.toString());
    for (int at = 0; at < places.length; at += 2) {
      if (cases.apply(places[at]) == incident) {
        return true;
      }
    }
    return false;
  }

  /** An alert of a series has become part of an incident. */
  void joined(SeriesKey series, long now, IncidentCase incident) {
    for (Topology.Trait trait : spec.topology().traits(series)) {
      index.put(trait.text(), incident.id(), now);
      if (trait.place()) {
        incident.places().add(trait.text());
      }
    }
    long number = Member.number(series);
    learn(number, now);
    recents.add(new Recents.Opening(number, now, incident.id()));
  }

  private void learn(long number, long now) {
    if (recents.crowded(now, spec.near().toMillis())) {
      return;
    }
    companions.opened(number, now);
    Set<Long> seen = new HashSet<>();
    for (Recents.Opening one : recents.all()) {
      boolean together = spec.closeness(now - one.at()) > 0 && one.series() != number;
      if (together && seen.add(one.series())) {
        boolean before = one.at() <= now;
        companions.together(
            before ? one.series() : number, before ? number : one.series(), now, one.at() == now);
      }
    }
  }

  void save(StateWriter out) {
    out.part('K', 1);
    index.save(out);
    companions.save(out);
    recents.save(out);
  }

  static Correlator read(StateReader in, IncidentSpec spec, Dependence dependence) {
    in.part('K', 1);
    return new Correlator(
        spec, dependence, TraitIndex.read(in), Companions.read(in), Recents.read(in));
  }
}
