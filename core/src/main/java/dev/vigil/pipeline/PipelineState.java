package dev.vigil.pipeline;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;

/**
 * The binary form of a pipeline: a mark, a version, then for each series a frame of length, CRC-32
 * and content, and a frame of length 0 at the end.
 */
final class PipelineState {
  private static final int MARK = 0x5647494C;
  private static final int VERSION = 1;
  private static final int LONGEST_FRAME = 1 << 26;

  private PipelineState() {}

  static void save(List<Shard> shards, PipelineSpec spec, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16));
    out.writeInt(MARK);
    out.writeInt(VERSION);
    for (Shard shard : shards) {
      for (Map.Entry<SeriesKey, SeriesWatch> entry : shard.watches().entrySet()) {
        writeFrame(out, frame(entry.getKey(), spec, entry.getValue()));
      }
    }
    out.writeInt(0);
    out.flush();
  }

  private static byte[] frame(SeriesKey series, PipelineSpec spec, SeriesWatch watch) {
    StateWriter frame = new StateWriter();
    frame.put(series.metric()).put((short) series.labels().asMap().size());
    series.labels().asMap().forEach((name, value) -> frame.put(name).put(value));
    frame.put(fingerprint(spec.watches().apply(series)));
    watch.save(frame);
    return frame.toByteArray();
  }

  /** Settings under which a state means something; the budget may change in between. */
  private static int fingerprint(WatchSpec watch) {
    return (watch.detector().key() + watch.detector() + watch.kind()).hashCode();
  }

  private static void writeFrame(DataOutputStream out, byte[] frame) throws IOException {
    out.writeInt(frame.length);
    out.writeInt(checksum(frame));
    out.write(frame);
  }

  private static int checksum(byte[] frame) {
    CRC32 crc = new CRC32();
    crc.update(frame);
    return (int) crc.getValue();
  }

  static int load(InputStream from, PipelineSpec spec, BiConsumer<SeriesKey, SeriesWatch> adopt)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from, 1 << 16));
    Map<SeriesKey, SeriesWatch> loaded = new LinkedHashMap<>();
    try {
      readAll(in, spec, loaded);
    } catch (EOFException e) {
      throw new BadState("the state is cut short after " + loaded.size() + " series", e);
    }
    if (loaded.size() > spec.maxSeries()) {
      throw new BadState(
          "the state holds " + loaded.size() + " series, the limit is " + spec.maxSeries());
    }
    loaded.forEach(adopt);
    return loaded.size();
  }

  private static void readAll(
      DataInputStream in, PipelineSpec spec, Map<SeriesKey, SeriesWatch> loaded)
      throws IOException {
    if (in.readInt() != MARK) {
      throw new BadState("this is no state of a pipeline");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new BadState("the state has version " + version + ", known is " + VERSION);
    }
    for (int size = in.readInt(); size != 0; size = in.readInt()) {
      readFrame(in, size, spec, loaded);
    }
  }

  private static void readFrame(
      DataInputStream in, int size, PipelineSpec spec, Map<SeriesKey, SeriesWatch> loaded)
      throws IOException {
    if (size < 0 || size > LONGEST_FRAME) {
      throw new BadState("a series cannot have " + size + " bytes of state");
    }
    int checksum = in.readInt();
    byte[] frame = in.readNBytes(size);
    if (frame.length < size) {
      throw new EOFException();
    }
    if (checksum(frame) != checksum) {
      throw new BadState("the state is corrupt after " + loaded.size() + " series");
    }
    StateReader reader = new StateReader(frame);
    SeriesKey series = new SeriesKey(reader.getString(), labels(reader));
    WatchSpec watch = spec.watches().apply(series);
    if (reader.getInt() == fingerprint(watch)) {
      loaded.put(series, SeriesWatch.restore(reader, watch));
    }
  }

  private static Labels labels(StateReader reader) {
    Map<String, String> labels = new TreeMap<>();
    for (int left = reader.getShort(); left > 0; left--) {
      labels.put(reader.getString(), reader.getString());
    }
    return Labels.of(labels);
  }
}
