package dev.vigil.incident;

import dev.vigil.model.Durations;
import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which alert of an incident is likely to have brought the others about. The earlier, the more of
 * the others it is upstream of, the more often it led them before, the likelier; of what is not
 * known nothing is held against anyone. Reads only.
 */
final class CauseRanking {
  private static final int SHOWN = 5;
  private static final double EARLY = 0.45;
  private static final double UPSTREAM = 0.35;
  private static final double LED = 0.15;
  private static final double GRAVE = 0.05;

  /** A pair counts in full from so many times together. */
  private static final double TIMES_KNOWN = 3;

  private static final double TIMES_TOLD = 2;

  private final IncidentSpec spec;
  private final Dependence dependence;
  private final Companions companions;

  CauseRanking(IncidentSpec spec, Dependence dependence, Companions companions) {
    this.spec = spec;
    this.dependence = dependence;
    this.companions = companions;
  }

  /** The likeliest first. */
  List<Cause> rank(Members members, long now) {
    List<Member> all = members.byTime();
    List<Set<String>> needed = all.stream().map(this::needed).toList();
    List<Cause> causes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      causes.add(cause(i, all, needed, now));
    }
    causes.sort(
        Comparator.comparingDouble((Cause one) -> -one.score()).thenComparingLong(Cause::alert));
    return causes.subList(0, Math.min(SHOWN, causes.size()));
  }

  /** All that the places of a series need. */
  private Set<String> needed(Member member) {
    Set<String> needed = new LinkedHashSet<>();
    if (!dependence.none()) {
      places(member).forEach(place -> needed.addAll(dependence.upstreamOf(place)));
    }
    return needed;
  }

  private List<String> places(Member member) {
    return spec.topology().traits(member.series()).stream()
        .filter(Topology.Trait::place)
        .map(Topology.Trait::text)
        .toList();
  }

  private Cause cause(int i, List<Member> all, List<Set<String>> needed, long now) {
    Member member = all.get(i);
    List<String> reasons = new ArrayList<>();
    double score = EARLY * early(i, all, reasons);
    double weight = EARLY + GRAVE;
    if (!dependence.none()) {
      score += UPSTREAM * upstream(i, all, needed, reasons);
      weight += UPSTREAM;
    }
    Past past = past(member, all, now);
    if (past.known() > 0) {
      score += LED * past.led();
      weight += LED * past.known();
    }
    if (!past.told().isEmpty()) {
      reasons.add(past.told());
    }
    score += GRAVE * grave(member, all, reasons);
    return new Cause(member.series(), member.alert(), Math.min(1, score / weight), reasons);
  }

  private double early(int i, List<Member> all, List<String> reasons) {
    long lag = Math.max(0, all.get(i).at() - all.get(0).at());
    if (i == 0 && all.size() > 1) {
      long ahead = all.get(1).at() - all.get(0).at();
      reasons.add(ahead > 0 ? "first by " + words(ahead) : "among the first");
    } else if (all.size() > 1) {
      reasons.add(lag > 0 ? words(lag) + " after the first" : "among the first");
    }
    return 1 / (1 + (double) lag / spec.near().toMillis());
  }

  private static String words(long millis) {
    return Durations.words(millis / 1000.0);
  }

  private double upstream(int i, List<Member> all, List<Set<String>> needed, List<String> reasons) {
    String most = "";
    int times = 0;
    for (String place : places(all.get(i))) {
      int here = 0;
      for (int other = 0; other < all.size(); other++) {
        here += other != i && needed.get(other).contains(place) ? 1 : 0;
      }
      if (here > times) {
        most = place;
        times = here;
      }
    }
    int others = all.size() - 1;
    if (times > 0) {
      String count = others == 1 ? "the other" : times + " of " + others + " others";
      reasons.add(most + " is upstream of " + count);
    }
    return others == 0 ? 0 : (double) times / others;
  }

  /**
   * @param led 0–1, times known
   * @param known 0–1: how much of it is known
   * @param told in words; empty where there is too little to tell
   */
  private record Past(double led, double known, String told) {}

  private Past past(Member member, List<Member> all, long now) {
    double led = 0;
    double known = 0;
    double most = 0;
    String told = "";
    long number = member.number();
    for (Member other : all) {
      Companions.Led one =
          other.series().equals(member.series())
              ? new Companions.Led(0, 0)
              : companions.led(number, other.number(), now);
      if (one.together() > 0) {
        double share = Math.min(1, one.together() / TIMES_KNOWN);
        known += share;
        led += share * one.times() / one.together();
      }
      if (one.together() > most && Math.round(one.together()) >= TIMES_TOLD && leads(one)) {
        most = one.together();
        told =
            "led "
                + other.series()
                + " "
                + Math.round(one.times())
                + " of "
                + Math.round(one.together())
                + " times before";
      }
    }
    int others = Math.max(1, all.size() - 1);
    return new Past(led / others, known / others, told);
  }

  private static boolean leads(Companions.Led one) {
    return one.times() > one.together() / 2;
  }

  private static double grave(Member member, List<Member> all, List<String> reasons) {
    Severity severity = member.severity();
    boolean alone =
        all.size() > 1
            && all.stream()
                .allMatch(
                    one -> one.alert() == member.alert() || one.severity().compareTo(severity) < 0);
    if (alone) {
      reasons.add("the gravest: " + severity);
    }
    return severity.ordinal() / 3.0;
  }
}
