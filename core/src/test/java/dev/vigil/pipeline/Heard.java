package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a reporter was handed, in order. */
final class Heard implements Reporter {
  final List<Object> all = new ArrayList<>();

  record Decided(Decision decision, Observation observation, Circumstances circumstances) {}

  record Held(SeriesKey series, long epochMillis) {}

  @Override
  public void decided(
      Decision decision,
      Observation observation,
      Circumstances circumstances,
      @Nullable Grounds grounds) {
    all.add(new Decided(decision, observation, circumstances));
  }

  @Override
  public void held(SeriesKey series, long epochMillis) {
    all.add(new Held(series, epochMillis));
  }

  @Override
  public void returned(Return series) {
    all.add(series);
  }

  List<Decided> decisions() {
    return only(Decided.class);
  }

  <T> List<T> only(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Outcome> outcomes() {
    return decisions().stream().flatMap(one -> one.decision().outcomes().stream()).toList();
  }

  List<Anomaly> anomalies() {
    return outcomes().stream().map(Outcome::anomaly).toList();
  }

  /** Names of the rules that raised or escalated something, in order. */
  List<String> rulings() {
    return outcomes().stream().flatMap(one -> one.rulings().stream()).map(Ruling::rule).toList();
  }

  /** Names of the rules that resolved something, in order. */
  List<String> resolved() {
    return decisions().stream()
        .map(one -> one.decision().resolve())
        .filter(Objects::nonNull)
        .map(Ruling::rule)
        .toList();
  }
}
