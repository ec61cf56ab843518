package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** What a batch holds, as text to compare with. */
final class Rows {
  private Rows() {}

  /** {@code metric{labels} time value} of each point. */
  static List<String> of(PointBatch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      rows.add(batch.key(row) + " " + batch.epochMillis(row) + " " + batch.value(row));
    }
    return rows;
  }

  static PointBatch read(WireDecoder decoder, byte[] body) throws WireException {
    PointBatch batch = new PointBatch(WireLimits.usual());
    decoder.decode(body, body.length, batch);
    return batch;
  }

  static PointBatch read(WireDecoder decoder, String body) throws WireException {
    return read(decoder, body.getBytes(UTF_8));
  }
}
