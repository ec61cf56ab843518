package dev.vigil.channels;

/** How something is sent over HTTP. */
public enum HttpMethod {
  /** The usual one. */
  POST,
  /** For what takes the place of what was there. */
  PUT,
  /** For what changes what is there. */
  PATCH
}
