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

  /** What is of all series together. */
  record Together(
      FleetCeiling ceiling,
      IdleClock idle,
      Absences absences,
      WarmStarts warmStarts,
      Deploys deploys) {}

  /** A whole pipeline. */
  record Loaded(Together together, Map<SeriesKey, SeriesWatch> watches) {}

  void save(Together whole, Map<SeriesKey, SeriesWatch> watches, OutputStream to)
      throws IOException {
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
    SeriesForm form = new SeriesForm();
    StateWriter frame = new StateWriter();
    for (Map.Entry<SeriesKey, SeriesWatch> entry : watches.entrySet()) {
      frame.clear();
      SeriesKeyState.put(entry.getKey(), frame);
      form.write(entry.getValue(), frame);
      writeFrame(out, frame.toByteArray());
    }
    out.writeInt(0);
    out.flush();
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
    SeriesForm form = new SeriesForm();
    for (int size = in.readInt(); size != 0; size = in.readInt()) {
      StateReader frame = new StateReader(readFrame(in, size));
      SeriesKey series = SeriesKeyState.read(frame);
      form.read(series, frame, spec.watches().apply(series))
          .ifPresent(watch -> watches.put(series, watch));
    }
    if (in.read() >= 0) {
      throw new BadState("the state goes on after its end");
    }
    if (watches.size() > spec.maxSeries()) {
      throw new BadState(
          "the state holds " + watches.size() + " series, the limit is " + spec.maxSeries());
    }
    return new Loaded(new Together(ceiling, idle, absences, warmStarts, deploys), watches);
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
}
