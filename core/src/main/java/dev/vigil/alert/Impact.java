package dev.vigil.alert;

/** How much depends on what an alert is about, as users say. */
public enum Impact {
  LOW,
  NORMAL,
  HIGH
}
