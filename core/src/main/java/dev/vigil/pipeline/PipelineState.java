package dev.vigil.pipeline;

import dev.vigil.alert.Deploys;
import dev.vigil.judge.FleetCeiling;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
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
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The binary form of a pipeline: a mark and a version, then frames of length, CRC-32 and content:
 * one for all series together, one for each series, and one of length 0 at the end.
 */
final class PipelineState {
  private static final int MARK = 0x5647494C;
  private static final int VERSION = 3;

  /** Without deploys, and without what rules know of readings. */
  private static final int OLDEST_VERSION = 2;

  private static final int LONGEST_FRAME = 1 << 26;

  private final PipelineSpec spec;

  PipelineState(PipelineSpec spec) {
    this.spec = spec;
  }

  /** A whole pipeline. */
  record Loaded(
      FleetCeiling ceiling,
      IdleClock idle,
      Absences absences,
      WarmStarts warmStarts,
      Deploys deploys,
      Map<SeriesKey, SeriesWatch> watches) {}

  void save(Loaded whole, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16));
    out.writeInt(MARK);
    out.writeInt(VERSION);
    StateWriter ofAll = new StateWriter().part('P', VERSION);
    whole.ceiling().save(ofAll);
    whole.idle().save(ofAll);
    whole.absences().save(ofAll);
    whole.warmStarts().save(ofAll);
    whole.deploys().save(ofAll);
    writeFrame(out, ofAll.toByteArray());
    for (Map.Entry<SeriesKey, SeriesWatch> entry : whole.watches().entrySet()) {
      writeFrame(out, frame(entry.getKey(), entry.getValue()));
    }
    out.writeInt(0);
    out.flush();
  }

  private byte[] frame(SeriesKey series, SeriesWatch watch) {
    StateWriter frame = new StateWriter();
    SeriesKeyState.put(series, frame);
    frame.put(fingerprint(spec.watches().apply(series))).put(watch.seenIn());
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

  Loaded load(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from, 1 << 16));
    Map<SeriesKey, SeriesWatch> watches = new LinkedHashMap<>();
    try {
      return readAll(in, watches);
    } catch (EOFException e) {
      throw new BadState("the state is cut short after " + watches.size() + " series", e);
    }
  }

  private Loaded readAll(DataInputStream in, Map<SeriesKey, SeriesWatch> watches)
      throws IOException {
    if (in.readInt() != MARK) {
      throw new BadState("this is no state of a pipeline");
    }
    int version = in.readInt();
    if (version < OLDEST_VERSION || version > VERSION) {
      throw new BadState(
          "the state has version " + version + ", known are " + OLDEST_VERSION + " to " + VERSION);
    }
    StateReader ofAll = new StateReader(readFrame(in, in.readInt()));
    if (ofAll.part('P', VERSION) != version) {
      throw new BadState("the state is corrupt: it says two versions of itself");
    }
    FleetCeiling ceiling = spec.newCeiling();
    ceiling.load(ofAll);
    IdleClock idle = spec.newIdleClock();
    idle.load(ofAll);
    Absences absences = new Absences();
    absences.load(ofAll);
    WarmStarts warmStarts = new WarmStarts();
    warmStarts.load(ofAll);
    Deploys deploys = new Deploys();
    if (version > OLDEST_VERSION) {
      deploys.load(ofAll);
    }
    for (int size = in.readInt(); size != 0; size = in.readInt()) {
      readSeries(new StateReader(readFrame(in, size)), watches);
    }
    if (in.read() >= 0) {
      throw new BadState("the state goes on after its end");
    }
    if (watches.size() > spec.maxSeries()) {
      throw new BadState(
          "the state holds " + watches.size() + " series, the limit is " + spec.maxSeries());
    }
    return new Loaded(ceiling, idle, absences, warmStarts, deploys, watches);
  }

  private static byte[] readFrame(DataInputStream in, int size) throws IOException {
    if (size <= 0 || size > LONGEST_FRAME) {
      throw new BadState("a frame of state cannot have " + size + " bytes");
    }
    int checksum = in.readInt();
    byte[] frame = in.readNBytes(size);
    if (frame.length < size) {
      throw new EOFException();
    }
    if (checksum(frame) != checksum) {
      throw new BadState("the state is corrupt: a frame does not fit its checksum");
    }
    return frame;
  }

  private void readSeries(StateReader frame, Map<SeriesKey, SeriesWatch> watches) {
    SeriesKey series = SeriesKeyState.read(frame);
    WatchSpec watch = spec.watches().apply(series);
    if (frame.getInt() == fingerprint(watch) && watch.enabled()) {
      int seenIn = frame.getInt();
      SeriesWatch restored = SeriesWatch.restore(frame, watch);
      restored.seenIn(seenIn);
      if (frame.remaining() > 0) {
        throw new BadState("the state of " + series + " goes on after its end");
      }
      watches.put(series, restored);
    }
  }
}
