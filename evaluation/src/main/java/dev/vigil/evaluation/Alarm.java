package dev.vigil.evaluation;

/** What an alert budget made of a row. */
public enum Alarm {
  /** Nothing was told. */
  NONE(0),
  /** A person was called. */
  PAGE(1),
  /** News of an alarm already told. */
  UPDATE(2);

  private final int code;

  Alarm(int code) {
    this.code = code;
  }

  /** How results write it: 0, 1 for a page, 2 for an update. */
  public int code() {
    return code;
  }
}
