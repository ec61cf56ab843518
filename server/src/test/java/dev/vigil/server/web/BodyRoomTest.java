package dev.vigil.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.server.live.Tallies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
  private static final int LARGEST = 200_000;

  private final Tallies tallies = new Tallies();

  private static InputStream body(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void a_body_is_read_as_it_came_and_its_room_is_free_after_it() throws IOException {
    BodyRoom room = new BodyRoom(LARGEST, 0); // for two of the largest
    for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 131_072, LARGEST}) {
      for (int again = 0; again < 9; again++) {
        try (HeldBody held = room.receive(body(length), tallies)) {
          assertThat(held.readAllBytes()).isEqualTo(body(length).readAllBytes());
          assertThat(held.read()).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void of_one_that_is_too_large_no_more_is_held_than_shows_it() throws IOException {
    BodyRoom room = new BodyRoom(LARGEST, 0);
    try (HeldBody held = room.receive(body(10 * LARGEST), tallies)) {
      assertThat(held.readAllBytes()).hasSize(LARGEST + 1);
    }
  }

  @Test
  void beyond_the_bytes_of_all_nobody_is_heard_until_some_are_free() throws IOException {
    BodyRoom room = new BodyRoom(LARGEST, 0);
    HeldBody one = room.receive(body(LARGEST), tallies);
    HeldBody other = room.receive(body(LARGEST), tallies);
    assertThatThrownBy(() -> room.receive(body(1), tallies))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.retrySeconds()).isPositive();
            });
    assertThat(tallies.of("shed_requests_bodies_full")).isEqualTo(1);
    one.close();
    room.receive(body(LARGEST), tallies).close();
    other.close();
  }

  private static InputStream cutOff() {
    InputStream gone =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    return new SequenceInputStream(body(100_000), gone);
  }

  @Test
  void what_breaks_off_holds_nothing() {
    BodyRoom room = new BodyRoom(LARGEST, 0);
    for (int again = 0; again < 20; again++) {
      assertThatThrownBy(() -> room.receive(cutOff(), tallies)).hasMessage("gone");
    }
    assertThat(tallies.of("shed_requests_bodies_full")).isZero();
  }
}
