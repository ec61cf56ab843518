package dev.vigil.cli.backtest;

import dev.vigil.cli.backtest.LabelledRuns.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was told beside what was labelled.
 *
 * @param told times that something was told, on however many channels
 * @param inside of these, within an event
 * @param events that are labelled
 * @param found of these, told at least once
 * @param delay median time from the beginning of a found event until it was told, in milliseconds
 */
record Score(int told, int inside, int events, int found, OptionalLong delay) {

  /**
   * @param tellings what was told, each on one series at one time
   */
  static Score of(LabelledRuns runs, List<Told> tellings) {
    Map<Run, Long> first = new HashMap<>();
    int inside = 0;
    for (Told told : tellings) {
      Run run = runs.at(told.series(), told.event()).orElse(null);
      if (run != null) {
        inside++;
        first.merge(run, told.at(), Math::min);
      }
    }
    long[] delays =
        first.entrySet().stream().mapToLong(one -> one.getValue() - one.getKey().from()).toArray();
    return new Score(tellings.size(), inside, runs.all().size(), first.size(), median(delays));
  }

  private static OptionalLong median(long[] values) {
    java.util.Arrays.sort(values);
    return values.length == 0 ? OptionalLong.empty() : OptionalLong.of(values[values.length / 2]);
  }

  /**
   * Something was told.
   *
   * @param series its number
   * @param event time of the observation that it was told of
   * @param at when it was told
   */
  record Told(int series, long event, long at) {}

  /** Share of what was told that was within an event; NaN where nothing was told. */
  double precision() {
    return told == 0 ? Double.NaN : (double) inside / told;
  }

  /** Share of the events that were told; NaN where there are none. */
  double recall() {
    return events == 0 ? Double.NaN : (double) found / events;
  }
}
