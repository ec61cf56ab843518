package dev.vigil.server.tenant;

/** What is sent, and so how it is read. */
public enum Wire {
  /** An array of points, an envelope, or an object a line. */
  JSON,
  /** CSV with a first line that names the columns. */
  CSV,
  /** Prometheus remote write; the content type tells the version. */
  REMOTE_WRITE,
  OTLP_METRICS,
  OTLP_LOGS,
  OTLP_TRACES,
  /** The Influx line protocol. */
  INFLUX,
  /** Graphite's plain text. */
  GRAPHITE
}
