package dev.vigil.server.live;

import dev.vigil.model.PointColumns;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.store.PointBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries as they are journalled together: all points in the columns of a batch, and attached to it
 * which entries they are of, and everything else.
 */
final class EntryForm {
  /** From 2 on, what many circumstances share stands there once. */
  private static final int VERSION = 2;

  private static final int OBSERVED = 0;
  private static final int TICKED = 1;
  private static final int DONE = 2;

  private EntryForm() {}

  /**
   * Bytes that an entry takes beside its points.
   *
   * @param most that what came with its points may take
   * @throws TooLarge if that takes more
   */
  static byte[] bytes(Entry entry, int most) {
    StateWriter out = new StateWriter();
    out.put(entry.at());
    if (entry instanceof Entry.Observed observed) {
      out.put(OBSERVED).put(observed.points().size());
      CircumstancesForm.put(observed.circumstances(), most, out);
    } else if (entry instanceof Entry.Done done) {
      out.put(DONE);
      put(done.deed(), out);
    } else {
      out.put(TICKED);
    }
    return out.toByteArray();
  }

  private static void put(Deed deed, StateWriter out) {
    Texts.put(deed.verb().name(), out);
    Texts.put(deed.who(), out);
    out.put(deed.details().size());
    deed.details()
        .forEach(
            (name, value) -> {
              Texts.put(name, out);
              Texts.put(value, out);
            });
  }

  /** Puts entries into a batch that is empty; each with its {@link #bytes}. */
  static void write(List<Entry> entries, List<byte[]> bytes, PointBatch into) {
    StateWriter out = new StateWriter();
    out.part('J', VERSION).put(entries.size());
    bytes.forEach(out::put);
    into.attach(out.toByteArray());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Observed observed) {
        into.add(observed.points());
      }
    }
  }

  /**
   * Reads them.
   *
   * @throws BadState if they are corrupt, cut short or of a newer version
   */
  static List<Entry> read(PointBatch batch) {
    StateReader in = new StateReader(batch.attachment());
    int version = in.part('J', VERSION);
    List<Entry> entries = new ArrayList<>();
    int row = 0;
    for (int left = in.getInt("entries", 0, in.remaining()); left > 0; left--) {
      long at = in.getLong();
      int kind = in.getInt("kind of an entry", OBSERVED, DONE);
      if (kind == OBSERVED) {
        int count = in.getInt("points", 0, batch.size() - row);
        PointColumns points = batch.columns(row, row + count);
        List<Circumstances> circumstances = CircumstancesForm.read(in, points.size(), version);
        entries.add(new Entry.Observed(at, points, circumstances));
        row += points.size();
      } else {
        entries.add(kind == TICKED ? new Entry.Ticked(at) : new Entry.Done(at, deed(in)));
      }
    }
    return entries;
  }

  private static Deed deed(StateReader in) {
    String verb = Texts.read(in);
    String who = Texts.read(in);
    Map<String, String> details = new LinkedHashMap<>();
    for (int left = in.getInt("details", 0, in.remaining()); left > 0; left--) {
      details.put(Texts.read(in), Texts.read(in));
    }
    try {
      return new Deed(Deed.Verb.valueOf(verb), who, details);
    } catch (IllegalArgumentException e) {
      throw new BadState("the journal knows a deed that is unknown here: " + verb, e);
    }
  }
}
