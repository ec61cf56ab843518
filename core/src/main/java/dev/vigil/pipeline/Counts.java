package dev.vigil.pipeline;

import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.model.Verdict.Reason;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of all observations, counted. Thread-safe. */
public final class Counts {
  private final LongAdder observed = new LongAdder();
  private final LongAdder trained = new LongAdder();
  private final LongAdder warmingUp = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder reordered = new LongAdder();
  private final LongAdder evicted = new LongAdder();
  private final Map<Flaw, LongAdder> flaws = adders(Flaw.class);
  private final LongAdder absent = new LongAdder();
  private final LongAdder returned = new LongAdder();
  private final LongAdder warmStarted = new LongAdder();
  private final LongAdder scaledUp = new LongAdder();
  private final LongAdder scaledDown = new LongAdder();
  private final Map<Notice, LongAdder> anomalies = adders(Notice.class);
  private final Map<Holding, LongAdder> held = adders(Holding.class);
  private final Map<Reason, LongAdder> rejected = adders(Reason.class);

  Counts() {}

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      adders.put(constant, new LongAdder());
    }
    return adders;
  }

  void observed(long observations) {
    observed.add(observations);
  }

  /** Counts an answer; a normal one is what is left of the observed. */
  void answered(Verdict verdict) {
    if (verdict instanceof Verdict.Normal) {
      return;
    }
    if (verdict instanceof Verdict.WarmingUp) {
      warmingUp.increment();
    } else if (verdict instanceof Verdict.Anomalous anomalous) {
      at(anomalies, anomalous.notice()).increment();
    } else if (verdict instanceof Verdict.Held one) {
      at(held, one.why()).increment();
    } else if (verdict instanceof Verdict.Rejected one) {
      at(rejected, one.reason()).increment();
    }
  }

  private static <E extends Enum<E>> LongAdder at(Map<E, LongAdder> adders, E constant) {
    return java.util.Objects.requireNonNull(adders.get(constant));
  }

  void trained(long observations) {
    trained.add(observations);
  }

  void gap() {
    gaps.increment();
  }

  void reordered() {
    reordered.increment();
  }

  /** Counts the answer to a series that has stopped. */
  void absent(Verdict verdict) {
    absent.increment();
    answered(verdict);
  }

  void flaw(Flaw flaw, int times) {
    at(flaws, flaw).add(times);
  }

  void warmStarted() {
    warmStarted.increment();
  }

  void scaledUp() {
    scaledUp.increment();
  }

  void scaledDown() {
    scaledDown.increment();
  }

  void returned() {
    returned.increment();
  }

  void forgotten() {
    evicted.increment();
  }

  /**
   * All observations that came in: trained, rejected, warming up, anomalous, held, and the rest
   * normal. Absences, which no observation brought, are among the anomalous and the held.
   */
  public long observed() {
    return observed.sum();
  }

  /** Observations of the past that were learnt, and not judged. */
  public long trained() {
    return trained.sum();
  }

  /** Observations judged while their series was learning. */
  public long warmingUp() {
    return warmingUp.sum();
  }

  /** Observations that came after more than three steps of silence. */
  public long gaps() {
    return gaps.sum();
  }

  /** Observations that came at most one step late, and were judged. */
  public long outOfOrder() {
    return reordered.sum();
  }

  /** Series that were forgotten because they had been idle. */
  public long evicted() {
    return evicted.sum();
  }

  /** Series that were found to have stopped, each time, whether it was told or held back. */
  public long absences() {
    return absent.sum();
  }

  /** Series that came back after an absence that was told, each time. */
  public long returns() {
    return returned.sum();
  }

  /** New series that took over what a sibling had learnt. */
  public long warmStarts() {
    return warmStarted.sum();
  }

  /** How often a thread more was taken to judge. */
  public long scaleUps() {
    return scaledUp.sum();
  }

  /** How often one was let go. */
  public long scaleDowns() {
    return scaledDown.sum();
  }

  /** What was wrong with the data, of all series together. */
  public long flaws(Flaw flaw) {
    return at(flaws, flaw).sum();
  }

  /** Anomalies told. */
  public long anomalies(Notice notice) {
    return at(anomalies, notice).sum();
  }

  /** Anomalies held back. */
  public long held(Holding why) {
    return at(held, why).sum();
  }

  /** Observations that were neither judged nor learnt. */
  public long rejected(Reason reason) {
    return at(rejected, reason).sum();
  }

  /** All counts above 0 by name, in lower case with underscores. */
  public Map<String, Long> asMap() {
    Map<String, Long> all = new LinkedHashMap<>();
    put(all, "observed", observed);
    put(all, "trained", trained);
    put(all, "warming_up", warmingUp);
    anomalies.forEach((notice, count) -> put(all, notice.name(), count));
    held.forEach((why, count) -> put(all, "held_" + why, count));
    rejected.forEach((reason, count) -> put(all, "rejected_" + reason, count));
    put(all, "after_gap", gaps);
    put(all, "out_of_order", reordered);
    put(all, "evicted_series", evicted);
    for (Flaw flaw : List.of(Flaw.MISSING, Flaw.STUCK, Flaw.UNIT_JUMP)) {
      put(all, flaw.name(), at(flaws, flaw)); // the others are among those above
    }
    put(all, "absent_series", absent);
    put(all, "returned_series", returned);
    put(all, "warm_started_series", warmStarted);
    put(all, "scale_ups", scaledUp);
    put(all, "scale_downs", scaledDown);
    return all;
  }

  private static void put(Map<String, Long> all, String name, LongAdder count) {
    if (count.sum() > 0) {
      all.put(name.toLowerCase(Locale.ROOT), count.sum());
    }
  }
}
