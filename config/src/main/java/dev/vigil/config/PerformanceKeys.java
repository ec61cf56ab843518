package dev.vigil.config;

import java.util.List;

/** Keys of how many threads judge series. */
final class PerformanceKeys {
  static final Key ENABLED =
      new Key(
          "enabled",
          "true or false",
          "true",
          "Whether the number of threads follows what there is to do.");
  static final Key SCALING =
      new Key("scaling", "group of keys", "as below", "Between which numbers, and how fast.");
  static final Key MIN_INSTANCES =
      new Key(
          "minInstances",
          "whole number from 1 to 1000",
          "1",
          "Threads at least; with 1 the caller's own.");
  static final Key MAX_INSTANCES =
      new Key(
          "maxInstances",
          "whole number from 1 to 1000",
          "one for each processor",
          "Threads at most. The series are shared among so many, and that is for good.");
  static final Key SCALE_UP_COOLDOWN =
      new Key(
          "scaleUpCooldown",
          "span of time up to 1d, or a number of milliseconds",
          "5m",
          "How long after a change there may be one more, if they are busy for over 80 % of it.");
  static final Key SCALE_DOWN_COOLDOWN =
      new Key(
          "scaleDownCooldown",
          "span of time up to 1d, or a number of milliseconds",
          "10m",
          "How long after a change there may be one fewer, if they are busy for under 30 % of it.");

  /** Keys of {@link Keys#PERFORMANCE}. */
  static final List<Key> ALL = List.of(ENABLED, SCALING);

  /** Keys of {@link #SCALING}. */
  static final List<Key> OF_SCALING =
      List.of(MIN_INSTANCES, MAX_INSTANCES, SCALE_UP_COOLDOWN, SCALE_DOWN_COOLDOWN);

  private PerformanceKeys() {}
}
