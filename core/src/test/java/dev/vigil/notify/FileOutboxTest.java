package dev.vigil.notify;

import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.held;
import static dev.vigil.notify.Stories.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.notify.Outbox.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileOutboxTest extends OutboxContract {
  @TempDir private Path folder;
  private FileOutbox outbox;

  @BeforeEach
  void open() {
    outbox = new FileOutbox(folder, 20);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Override
  Outbox outbox() {
    return outbox;
  }

  @Override
  int most() {
    return 20;
  }

  private Path log() {
    return folder.resolve("outbox.log");
  }

  private void reopen() {
    outbox.close();
    open();
  }

  private static void same(Outbox one, Outbox other) {
    assertThat(one.due(Long.MAX_VALUE, 9_999)).isEqualTo(other.due(Long.MAX_VALUE, 9_999));
    assertThat(one.dead()).isEqualTo(other.dead());
    assertThat(one.waitingByChannel()).isEqualTo(other.waitingByChannel());
  }

  @Test
  void whatever_was_done_is_there_when_it_is_opened_again() {
    MemoryOutbox other = new MemoryOutbox();
    outbox.close();
    outbox = new FileOutbox(folder, 9_999);
    SplittableRandom chance = new SplittableRandom(7);
    for (int step = 0; step < 2_000; step++) {
      String key = "k" + chance.nextInt(200);
      int what = chance.nextInt(7);
      long now = START + step;
      boolean digest = chance.nextBoolean();
      for (Outbox one : List.of(outbox, other)) {
        switch (what) {
          case 0, 1 -> one.add(List.of(digest ? held(key, now) : waiting(key, now)));
          case 2 -> one.delivered(key, now);
          case 3 -> one.postpone(key, now + 50, "HTTP 503");
          case 4 -> one.bury(key, now, "HTTP 400");
          case 5 -> one.revive(key, now);
          default -> one.merge(List.of(key), waiting("all" + step, now), now);
        }
      }
      if (step % 200 == 0) {
        outbox.close();
        outbox = new FileOutbox(folder, 9_999);
      }
      same(outbox, other);
    }
    assertThat(outbox.waiting()).isGreaterThan(20);
    assertThat(outbox.dead()).isNotEmpty();
  }

  @Test
  void a_key_that_was_delivered_is_known_when_it_is_opened_again() {
    outbox.add(List.of(waiting("a", START)));
    outbox.delivered("a", START);
    reopen();
    outbox.add(List.of(waiting("a", START)));
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void what_a_crash_left_half_written_is_cut_wherever_it_ends() throws IOException {
    outbox.add(List.of(waiting("a", START)));
    int whole = (int) Files.size(log());
    outbox.add(List.of(waiting("b", START), waiting("c", START)));
    outbox.close();
    byte[] all = Files.readAllBytes(log());
    for (int end = whole; end < all.length; end++) {
      Files.write(log(), Arrays.copyOf(all, end));
      open();
      assertThat(outbox.cut()).isEqualTo(end - whole);
      assertThat(outbox.due(START, 9)).containsExactly(waiting("a", START));
      outbox.close();
      assertThat(Files.size(log())).isEqualTo(whole);
    }
    byte[] zeros = Arrays.copyOf(Arrays.copyOf(all, whole), whole + 5_000);
    Files.write(log(), zeros);
    open();
    assertThat(outbox.cut()).isEqualTo(5_000);
    outbox.add(List.of(waiting("d", START)));
    reopen();
    assertThat(outbox.due(START, 9)).extracting(Waiting::key).containsExactly("a", "d");
  }

  @Test
  void one_that_is_damaged_in_the_middle_is_refused_and_says_where() throws IOException {
    int first = (int) Files.size(log());
    outbox.add(List.of(waiting("a", START)));
    int second = (int) Files.size(log());
    outbox.add(List.of(waiting("b", START)));
    outbox.close();
    byte[] all = Files.readAllBytes(log());
    for (int at = first; at < second; at++) {
      byte[] damaged = all.clone();
      damaged[at] ^= 4;
      Files.write(log(), damaged);
      assertThatExceptionOfType(OutboxException.class)
          .isThrownBy(this::open)
          .withMessage(log() + " is damaged at byte " + first + ", and goes on at byte " + second);
    }
    Files.write(log(), all);
    open();
    assertThat(outbox.waiting()).isEqualTo(2);
  }

  @Test
  void a_text_that_holds_a_whole_outbox_is_only_a_text() throws IOException {
    outbox.add(List.of(waiting("a", START)));
    byte[] log = Files.readAllBytes(log());
    outbox.close();
    byte[] twice = Arrays.copyOf(log, log.length * 2 - 8);
    System.arraycopy(log, 8, twice, log.length, log.length - 8);
    twice[log.length] ^= 1; // a frame begins, is cut short, and another stands in it
    Files.write(log(), twice);
    open();
    assertThat(outbox.cut()).isEqualTo(log.length - 8);
  }

  @Test
  void another_file_is_refused() throws IOException {
    outbox.close();
    Files.writeString(log(), "hello, this is a diary");
    assertThatExceptionOfType(OutboxException.class)
        .isThrownBy(this::open)
        .withMessage(log() + " is no outbox of this version");
    Files.delete(log());
    open();
  }

  @Test
  void two_cannot_have_it_at_once() {
    assertThatExceptionOfType(OutboxException.class)
        .isThrownBy(() -> new FileOutbox(folder))
        .withMessage("another process has the outbox in " + folder);
    reopen();
  }

  @Test
  void a_folder_that_cannot_be_is_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(OutboxException.class)
        .isThrownBy(() -> new FileOutbox(file.resolve("outbox")))
        .withMessageContaining("cannot be opened");
  }

  @Test
  void a_file_of_what_was_delivered_is_written_anew() throws IOException {
    outbox.close();
    outbox = new FileOutbox(folder, 9_999);
    long largest = 0;
    for (int i = 0; i < 30_000; i += 500) {
      long now = START + i;
      List<String> keys = IntStream.range(i, i + 500).mapToObj(n -> "k" + n).toList();
      outbox.add(keys.stream().map(key -> waiting(key, now)).toList());
      keys.stream().filter(key -> key.length() > 2).forEach(key -> outbox.delivered(key, now));
      largest = Math.max(largest, Files.size(log()));
    }
    assertThat(largest).isLessThan(12 << 20);
    assertThat(Files.size(log())).isLessThan(9 << 20);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
    reopen();
    assertThat(outbox.waiting()).isEqualTo(10);
    outbox.add(List.of(waiting("k29999", START)));
    assertThat(outbox.waiting()).isEqualTo(10);
  }

  @Test
  void what_was_left_of_a_file_that_was_written_anew_is_cleared_away() throws IOException {
    outbox.add(List.of(waiting("a", START)));
    outbox.close();
    Path left = folder.resolve("outbox.log.new");
    Files.write(left, new byte[100], StandardOpenOption.CREATE);
    open();
    assertThat(left).doesNotExist();
    assertThat(outbox.waiting()).isEqualTo(1);
  }

  private boolean added(String key) {
    try {
      outbox.add(List.of(waiting(key, START)));
      return true;
    } catch (OutboxException e) {
      assertThat(e).hasMessageEndingWith("cannot be written to");
      return false;
    }
  }

  @Test
  void a_file_never_grows_to_more_than_can_be_read_and_goes_on_when_there_is_room() {
    outbox.close();
    outbox = new FileOutbox(folder, 9_999, 20_000);
    int taken = 0;
    while (added("k" + taken)) {
      taken++;
    }
    assertThat(taken).isBetween(10, 200);
    assertThat(log().toFile().length()).isLessThanOrEqualTo(20_000);
    assertThat(added("another")).as("all of it waits").isFalse();
    outbox.postpone("k0", START + 1, "why");
    for (int i = 0; i < taken; i++) {
      outbox.delivered("k" + i, START + i);
    }
    assertThat(added("later")).isTrue();
    assertThat(log().toFile().length()).isLessThanOrEqualTo(20_000);
    outbox.close();
    outbox = new FileOutbox(folder, 9_999, 20_000);
    assertThat(outbox.due(START + 9, 9)).extracting(Waiting::key).containsExactly("later");
  }
}
