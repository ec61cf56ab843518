package dev.vigil.alert;

/** An alert's place in the book. */
final class Entry {
  private Alert alert;

  /** When it stands in the queue of those that will be over. */
  private long queued = Long.MAX_VALUE;

  Entry(Alert alert) {
    this.alert = alert;
  }

  Alert alert() {
    return alert;
  }

  void alert(Alert next) {
    alert = next;
  }

  long queued() {
    return queued;
  }

  void queued(long due) {
    queued = due;
  }
}
