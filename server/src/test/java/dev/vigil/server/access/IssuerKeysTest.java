package dev.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
  private static final String BEGINNING =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{";

  /** Answers the first who comes with a beginning; what he does then, until he goes. */
  private static byte[] stall(ServerSocket door) {
    try (Socket asking = door.accept()) {
      asking.setSoTimeout(20_000);
      asking.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
      asking.getOutputStream().flush();
      InputStream in = asking.getInputStream();
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void an_issuer_who_does_not_go_on_is_left() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> asked = CompletableFuture.supplyAsync(() -> stall(door));
      URI address = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/keys");
      IssuerKeys keys = new IssuerKeys(address, InstantSource.system(), Duration.ofMillis(500));
      assertThatThrownBy(keys::first)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has not answered");
      assertThat(asked.get(20, TimeUnit.SECONDS)).isNotEmpty(); // and the connection is closed
    }
  }
}
