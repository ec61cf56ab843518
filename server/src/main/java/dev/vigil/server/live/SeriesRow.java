package dev.vigil.server.live;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A series as a checkpoint keeps it: its state in the pipeline, its line in the catalogue, and a
 * check sum of both.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SeriesRow(SeriesKey series, Optional<SeriesWatch> watch, byte[] line) {
  private static final int TAIL = Catalogue.BYTES + Integer.BYTES;

  /** Nothing is known of a series. */
  static SeriesRow none(SeriesKey series) {
    return new SeriesRow(series, Optional.empty(), new byte[0]);
  }

  /**
   * Completes the row that begins with what the pipeline wrote.
   *
   * @param state is written on
   */
  static byte[] bytes(SeriesKey series, StateWriter state, Catalogue catalogue) {
    catalogue.save(series, state);
    state.put(0);
    byte[] row = state.toByteArray();
    int sum = checksum(row);
    for (int i = 1; i <= Integer.BYTES; i++) {
      row[row.length - i] = (byte) (sum >>> (8 * (i - 1)));
    }
    return row;
  }

  /** Of all but the sum itself. */
  private static int checksum(byte[] row) {
    CRC32 crc = new CRC32();
    crc.update(row, 0, row.length - Integer.BYTES);
    return (int) crc.getValue();
  }

  /**
   * Reads a row; any thread may.
   *
   * @throws BadState if it is corrupt, or of another version
   */
  static SeriesRow read(SeriesKey series, byte[] row, Pipeline pipeline) {
    if (row.length < TAIL) {
      throw new BadState("the state of " + series + " is cut short");
    }
    int body = row.length - TAIL;
    byte[] line = Arrays.copyOfRange(row, body, row.length - Integer.BYTES);
    int sum = new StateReader(Arrays.copyOfRange(row, body + Catalogue.BYTES, row.length)).getInt();
    if (sum != checksum(row)) {
      throw new BadState("the state of " + series + " is corrupt: it does not fit its check sum");
    }
    StateReader state = new StateReader(Arrays.copyOf(row, body));
    return new SeriesRow(series, pipeline.read(series, state), line);
  }
}
