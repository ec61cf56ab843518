package dev.vigil.pipeline;

/** What the numbers of a series are. */
public enum ValueKind {
  /** A level that goes up and down: judged as it is. */
  GAUGE,
  /** A total that only grows: judged as its growth per second; a fall is a reset. */
  COUNTER
}
