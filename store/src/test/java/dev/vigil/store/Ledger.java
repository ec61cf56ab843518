package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Outbox;
import dev.vigil.testkit.Notifications;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Some series whose n-th point has the value n, kept as a server keeps its series: journalled,
 * counted, and now and then written to a checkpoint.
 */
final class Ledger {
  static final int SERIES = 3;

  private final Store store;
  private final long[] counts = new long[SERIES];
  private String fault = "";

  /** Goes on where the store stands. */
  Ledger(Store store) {
    this.store = store;
    store
        .checkpoints()
        .load(
            new Checkpoints.Loader() {
              @Override
              public void part(String name, byte[] state) {}

              @Override
              public void series(SeriesKey series, byte[] state) {
                counts[number(series)] = ByteBuffer.wrap(state).getLong();
              }
            });
    store.journal().replay(store.checkpoints().position(), (batch, end) -> replay(batch));
  }

  private void replay(PointBatch batch) {
    for (int at = 0; at < batch.size(); at++) {
      int series = number(batch.series(at));
      long wanted = ++counts[series];
      if (batch.value(at) != wanted && fault.isEmpty()) {
        fault = "series " + series + " goes on with " + batch.value(at) + ", not " + wanted;
      }
    }
  }

  private static int number(SeriesKey series) {
    return series.metric().charAt(1) - '0';
  }

  /** What was found to be lost or doubled; empty if nothing was. */
  String fault() {
    return fault;
  }

  long count(int series) {
    return counts[series];
  }

  static String id(int series, long number) {
    return series + "-" + number;
  }

  /** Keeps the next point of a series and, of some, what follows; its number. */
  long next(int series) {
    long number = counts[series] + 1;
    PointBatch batch = new PointBatch();
    batch.add(SeriesKey.of("m" + series), Things.START + number, (double) number);
    store.journal().append(batch);
    counts[series] = number;
    if (number % 5 == 0) {
      String id = id(series, number);
      Fact.Tags tags = new Fact.Tags("", Things.START + number, "m" + series, Severity.LOW, "");
      store.facts().put(List.of(new Fact(Fact.Kind.ALERT, id, tags, id)));
      Notification note = Notifications.of(id, Notification.Kind.OPENED);
      store.outbox().add(List.of(new Outbox.Waiting(note, Things.START, false, 0, "")));
    }
    return number;
  }

  /** Nobody else may use the ledger meanwhile. */
  void checkpoint() {
    store
        .checkpoints()
        .write(
            store.journal().end(),
            sheet -> {
              for (int i = 0; i < SERIES; i++) {
                byte[] state = ByteBuffer.allocate(Long.BYTES).putLong(counts[i]).array();
                sheet.series(SeriesKey.of("m" + i), state);
              }
            });
  }
}
