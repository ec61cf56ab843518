package dev.vigil.pipeline;

/** How many series of each metric may be watched at once. */
@FunctionalInterface
public interface MetricLimit {
  /** As many as there is room for. */
  MetricLimit NONE = metric -> Integer.MAX_VALUE;

  /** How many of this one; 0 or more, and the same whenever it is asked. */
  int of(String metric);
}
