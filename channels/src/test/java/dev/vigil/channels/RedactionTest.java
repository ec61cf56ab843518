package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.setting.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedactionTest {
  private static final String URL =
      "https://hooks.example.com/services/T0/abc&d=1\"x?sig=s3cr3t-s1g";

  private static String of(String said) {
    return new Redaction(List.of(new Secret(URL), new Secret("Bearer t0k3n/t0k3n")))
        .excerpt(said, 200);
  }

  @Test
  void a_secret_is_hidden_as_it_is_in_part_and_encoded() {
    for (String said :
        List.of(
            URL,
            "/services/T0/abc&d=1\"x?sig=s3cr3t-s1g",
            "/services/T0/abc&amp;d=1&quot;x?sig=s3cr3t-s1g",
            "\\/services\\/T0\\/abc&d=1\"x?sig=s3cr3t-s1g",
            "/services/T0/abc&d=1\\\"x?sig=s3cr3t-s1g",
            "https%3A%2F%2Fhooks.example.com%2Fservices%2FT0%2Fabc%26d%3D1%22x%3Fsig%3Ds3cr3t-s1g",
            "s3cr3t-s1g",
            "Bearer t0k3n/t0k3n")) {
      assertThat(of("no " + said + " here")).as(said).isEqualTo("no *** here");
    }
  }

  @Test
  void the_beginning_of_a_secret_at_the_end_is_hidden() {
    assertThat(of("no Bearer t0k3")).isEqualTo("no ***");
    assertThat(of("no s3cr3t-")).isEqualTo("no ***");
  }

  @Test
  void an_excerpt_is_one_short_line() {
    assertThat(of("a\r\n\u001b[31mb\u2028c\u0000d" + "x".repeat(500)))
        .startsWith("a [31mb c d")
        .hasSize(200)
        .endsWith("…");
  }

  @Test
  void nothing_is_hidden_where_there_is_no_secret() {
    assertThat(new Redaction(List.of(Secret.NONE, new Secret("abc"))).excerpt("abc abc", 10))
        .isEqualTo("abc abc");
  }
}
