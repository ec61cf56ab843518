package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphitePortTest {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long SECONDS = NOW / 1000;

  @TempDir private Path folder;

  @Test
  void lines_that_come_in_pieces_are_in_the_history() throws IOException {
    try (Trial trial = Trial.in(folder);
        Socket sender = connect(trial)) {
      send(sender, "disk.used;host=a 7 " + SECONDS + "\ndisk.used;ho");
      send(sender, "st=a 8 " + (SECONDS + 10) + "\r\n");

      assertThat(awaited(trial, "/api/v1/history?metric=disk.used", "\"value\":8.0"))
          .contains("\"labels\":{\"host\":\"a\"}")
          .contains("{\"timestamp\":" + NOW + ",\"value\":7.0,");
    }
  }

  @Test
  void a_line_without_an_end_is_not_taken_since_it_may_be_cut_off() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      try (Socket sender = connect(trial)) {
        send(sender, "whole 1 " + SECONDS + "\ncut 12");
      }

      assertThat(awaited(trial, "/metrics", "graphite_lines_cut_total"))
          .contains("vigil_server_graphite_lines_cut_total 1\n");
      assertThat(trial.client.get("/api/v1/series").body()).contains("whole").doesNotContain("cut");
    }
  }

  @Test
  void a_line_that_is_too_long_is_passed_over_and_the_next_one_is_read() throws IOException {
    try (Trial trial = Trial.in(folder);
        Socket sender = connect(trial)) {
      send(sender, "x".repeat(200_000));
      send(sender, " 1 " + SECONDS + "\nnext 2 " + SECONDS + "\n");

      assertThat(awaited(trial, "/api/v1/series", "\"next\"")).doesNotContain("xxx");
      assertThat(trial.client.get("/metrics").body())
          .contains("vigil_server_graphite_lines_cut_total 1\n");
    }
  }

  @Test
  void lines_that_cannot_be_read_are_counted_and_the_sender_is_heard_on() throws IOException {
    try (Trial trial = Trial.in(folder);
        Socket sender = connect(trial)) {
      send(sender, "what is this\nand that\n");
      awaited(trial, "/metrics", "vigil_server_refused_points_total 2\n");
      send(sender, "good 1 " + SECONDS + "\n");

      assertThat(awaited(trial, "/api/v1/series", "\"good\"")).contains("\"points\":1");
    }
  }

  @Test
  void more_senders_than_there_is_room_for_are_turned_away() throws IOException {
    List<Socket> senders = new ArrayList<>();
    try (Trial trial = Trial.in(folder)) {
      int port = trial.server.hearGraphite(0);
      for (int i = 0; i < 70; i++) {
        senders.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }

      assertThat(awaited(trial, "/metrics", "graphite_connections_shed_total 6\n"))
          .contains("vigil_server_graphite_connections_total 64\n");
      assertThat(senders.get(69).getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
  }

  @Test
  void what_has_come_before_the_server_ends_is_kept() throws IOException {
    try (Trial trial = Trial.in(folder);
        Socket sender = connect(trial)) {
      send(sender, "kept 1 " + SECONDS + "\n");
      awaited(trial, "/api/v1/series", "\"kept\"");
    }
    try (Trial again = Trial.in(folder)) {
      assertThat(again.client.get("/api/v1/history?metric=kept").body()).contains("\"value\":1.0");
    }
  }

  private static Socket connect(Trial trial) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), trial.server.hearGraphite(0));
  }

  private static void send(Socket sender, String text) throws IOException {
    sender.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    sender.getOutputStream().flush();
  }

  /** There is no answer that tells when lines are kept, so it is asked for until it is there. */
  private static String awaited(Trial trial, String path, String wanted) {
    long from = System.nanoTime();
    String answer = trial.client.get(path).body();
    while (!answer.contains(wanted) && System.nanoTime() - from < PATIENCE_NANOS) {
      LockSupport.parkNanos(10_000_000);
      answer = trial.client.get(path).body();
    }
    assertThat(answer).contains(wanted);
    return answer;
  }
}
