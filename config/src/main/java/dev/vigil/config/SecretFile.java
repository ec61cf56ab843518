package dev.vigil.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a value that stands in a file of its own, as containers are handed their secrets. */
final class SecretFile {
  /** Bytes of the largest file that is read. */
  static final int LARGEST = 1 << 16;

  private SecretFile() {}

  /**
   * What a file holds, without the line break at its end.
   *
   * @throws IOException whose message says what is wrong with the file, after its name
   */
  static String read(String name) throws IOException {
    Path file = path(name);
    if (!Files.exists(file)) {
      throw new IOException("is not there");
    }
    // A pipe or a device would be waited for without end.
    if (!Files.isRegularFile(file)) {
      throw new IOException("is no file to be read");
    }
    byte[] bytes = bytes(file);
    if (bytes.length > LARGEST) {
      throw new IOException("is larger than " + LARGEST + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return withoutEnd(text);
    } catch (CharacterCodingException e) {
      throw new IOException("is not UTF-8 text", e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new IOException("cannot be read", e);
    }
  }

  private static Path path(String name) throws IOException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IOException("is no path", e);
    }
  }

  private static String withoutEnd(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
