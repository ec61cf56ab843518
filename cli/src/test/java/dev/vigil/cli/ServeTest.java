package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vigil serve} says where it cannot. */
final class ServeTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_folder_that_is_none_and_ports_in_use_are_named() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    CommandRun none = CommandRun.of("serve", "--data", file);
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--data names " + file + ", which is no folder");

    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Path data = folder.resolve("data");
      CommandRun web = CommandRun.of("serve", "--data", data, "--port", port);
      assertThat(web.exitCode()).isEqualTo(2);
      assertThat(web.err()).contains("cannot listen on 127.0.0.1, port " + port + ": ");
      CommandRun graphite =
          CommandRun.of("serve", "--data", data, "--port", 0, "--graphite-port", port);
      assertThat(graphite.exitCode()).isEqualTo(2);
      assertThat(graphite.err()).contains("port " + port + " for Graphite: ");
    }
  }
}
