package dev.vigil.server.live;

/** How it stands with what a tenant has. */
public enum State {
  /** What was journalled is read again. */
  STARTING,
  /** It takes observations in, and keeps everything. */
  READY,
  /** It works, and something does not; see {@link Signs}. */
  DEGRADED,
  /** It takes nothing in, and has to be started anew. */
  FAILED
}
