package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.fixed64;
import static dev.vigil.formats.wire.ProtoReader.varint;

import org.jspecify.annotations.Nullable;

/**
 * Reads a name and its value, which is told as text where it is a text, a number or a boolean;
 * other values are no labels. One owner.
 */
final class OtlpAttribute {
  private static final int KEY = bytes(1);
  private static final int VALUE = bytes(2);
  private static final int TEXT = bytes(1);
  private static final int BOOLEAN = varint(2);
  private static final int WHOLE = varint(3);
  private static final int DOUBLE = fixed64(4);

  private final ProtoReader proto = new ProtoReader();
  private String name = "";
  private @Nullable String value;

  String name() {
    return name;
  }

  /** The value as text; null if it is none. */
  @Nullable String value() {
    return value;
  }

  /** Reads the message that lies between two places. */
  void read(byte[] body, int from, int to) throws WireException {
    name = "";
    value = null;
    proto.over(body, from, to);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == KEY) {
        name = proto.text();
      } else if (tag == VALUE) {
        int outer = proto.enter();
        any();
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  private void any() throws WireException {
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == TEXT) {
        value = proto.text();
      } else if (tag == BOOLEAN) {
        value = proto.varint() != 0 ? "true" : "false";
      } else if (tag == WHOLE) {
        value = Long.toString(proto.varint());
      } else if (tag == DOUBLE) {
        value = Double.toString(proto.float64());
      } else {
        proto.skip(tag);
      }
    }
  }

  /** The number of the resource attribute whose message the reader is at; passes over it. */
  static int resource(ProtoReader reader) throws WireException {
    int outer = reader.enter();
    int found = -1;
    while (reader.more()) {
      int tag = reader.tag();
      if (tag == KEY) {
        int length = reader.skipBytes();
        found = OtlpResource.find(reader.bytes(), reader.at() - length, reader.at());
      } else {
        reader.skip(tag);
      }
    }
    reader.leave(outer);
    return found;
  }
}
