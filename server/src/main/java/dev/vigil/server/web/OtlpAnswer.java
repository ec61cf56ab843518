package dev.vigil.server.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What OTLP calls an export response, as protobuf: empty, or a partial success. */
final class OtlpAnswer {
  private static final int PARTIAL_SUCCESS = 1 << 3 | 2;
  private static final int REJECTED = 1 << 3;
  private static final int MESSAGE = 2 << 3 | 2;

  private OtlpAnswer() {}

  static byte[] bytes(long rejected, String reason) {
    if (rejected == 0) {
      return new byte[0];
    }
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.write(REJECTED);
    varint(rejected, part);
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    part.write(MESSAGE);
    varint(text.length, part);
    part.writeBytes(text);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(PARTIAL_SUCCESS);
    varint(part.size(), whole);
    whole.writeBytes(part.toByteArray());
    return whole.toByteArray();
  }

  private static void varint(long number, ByteArrayOutputStream to) {
    long left = number;
    while (left > 0x7f) {
      to.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    to.write((int) left);
  }
}
