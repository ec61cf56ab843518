package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyFramedOutputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyReaderTest {
  private static final WireLimits SMALL = WireLimits.usual().withBodyBytes(100_000);

  /** The forms that a compressed body comes in. */
  enum Form {
    GZIP(Encoding.GZIP),
    ZSTD(Encoding.ZSTD),
    BLOCK(Encoding.SNAPPY),
    FRAMED(Encoding.SNAPPY);

    private final Encoding encoding;

    Form(Encoding encoding) {
      this.encoding = encoding;
    }

    byte[] compress(byte[] plain) throws IOException {
      if (this == BLOCK) {
        SnappyCompressor snappy = new SnappyCompressor();
        byte[] room = new byte[snappy.maxCompressedLength(plain.length)];
        return Arrays.copyOf(room, snappy.compress(plain, 0, plain.length, room, 0, room.length));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out = stream(bytes)) {
        out.write(plain);
      }
      return bytes.toByteArray();
    }

    private OutputStream stream(OutputStream out) throws IOException {
      return switch (this) {
        case GZIP -> new GZIPOutputStream(out);
        case ZSTD -> new ZstdOutputStream(out);
        default -> new SnappyFramedOutputStream(out);
      };
    }
  }

  private final BodyReader reader = new BodyReader(SMALL);

  private byte[] read(byte[] sent, Encoding encoding) throws WireException, IOException {
    reader.read(new ByteArrayInputStream(sent), encoding);
    return Arrays.copyOf(reader.bytes(), reader.length());
  }

  private static byte[] text(int length, long seed) {
    Random random = new Random(seed);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) ('a' + random.nextInt(4));
    }
    return text;
  }

  @ParameterizedTest
  @EnumSource
  void bodies_come_back_as_they_were(Form form) throws Exception {
    for (int length : new int[] {0, 1, 100, 8_192, 99_999, 100_000}) {
      byte[] plain = text(length, length);
      assertThat(read(form.compress(plain), form.encoding)).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_bomb_is_refused_when_it_passes_the_limit(Form form) throws Exception {
    for (int length : new int[] {100_001, 2_000_000}) {
      byte[] bomb = form.compress(new byte[length]);
      assertThat(bomb.length).isLessThan(100_000);
      assertThatThrownBy(() -> read(bomb, form.encoding))
          .isInstanceOfSatisfying(
              WireException.class,
              e -> assertThat(e.kind()).isEqualTo(WireException.Kind.TOO_LARGE));
      assertThat(reader.bytes().length).isLessThanOrEqualTo(100_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_body_cut_anywhere_or_changed_is_read_or_refused(Form form) throws Exception {
    byte[] plain = text(500, 7);
    byte[] sent = form.compress(plain);
    Random random = new Random(11);
    int refused = 0;
    for (int cut = 0; cut < sent.length; cut++) {
      refused += isRefused(Arrays.copyOf(sent, cut), form) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(sent.length / 2);
    for (int round = 0; round < 5_000; round++) {
      byte[] changed = sent.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      isRefused(changed, form);
    }
  }

  private boolean isRefused(byte[] sent, Form form) throws IOException {
    try {
      read(sent, form.encoding);
      return false;
    } catch (WireException refused) {
      assertThat(refused.problem()).isNotBlank();
      return true;
    }
  }

  @Test
  void a_size_that_is_only_claimed_allocates_nothing() {
    byte[] claims = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f, 0, 1};
    assertThatThrownBy(() -> read(claims, Encoding.SNAPPY))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("it cannot hold what it claims");
    assertThat(reader.bytes()).isEmpty();
  }

  @Test
  void a_plain_body_is_bounded_too() throws Exception {
    byte[] fits = text(100_000, 1);
    assertThat(read(fits, Encoding.NONE)).isEqualTo(fits);
    assertThatThrownBy(() -> read(text(100_001, 1), Encoding.NONE))
        .hasMessage("byte 100000: the body is larger than 100000 bytes");
  }

  @Test
  void the_header_tells_the_encoding() throws WireException {
    assertThat(Encoding.of(null)).isEqualTo(Encoding.NONE);
    assertThat(Encoding.of("GZIP")).isEqualTo(Encoding.GZIP);
    assertThat(Encoding.of(" zstd ")).isEqualTo(Encoding.ZSTD);
    assertThat(Encoding.of("snappy")).isEqualTo(Encoding.SNAPPY);
    assertThatThrownBy(() -> Encoding.of("br"))
        .hasMessage("Content-Encoding must be identity, gzip, zstd or snappy, was 'br'");
  }

  @Test
  void what_is_no_gzip_is_malformed() {
    assertThatThrownBy(() -> read("hello".getBytes(UTF_8), Encoding.GZIP))
        .hasMessage("byte 0: the body is not gzip");
  }
}
