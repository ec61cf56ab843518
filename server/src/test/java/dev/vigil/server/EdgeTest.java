package dev.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes over the wire before anybody has shown who he is. */
class EdgeTest {
  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options: nosniff",
          "Referrer-Policy: no-referrer",
          "Cache-Control: no-store",
          "X-Frame-Options: DENY",
          "Cross-Origin-Resource-Policy: same-origin",
          "Cross-Origin-Opener-Policy: same-origin");

  @TempDir private Path folder;

  /** What is answered to bytes as they are. */
  private static String raw(Trial trial, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), trial.server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String get(String path, String host, String... more) {
    String head = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    return head + String.join("", List.of(more)) + "\r\n";
  }

  @Test
  void every_answer_is_safe_for_browsers_errors_of_the_protocol_too() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      String key = "X-API-Key: " + Trial.KEY + "\r\n";
      for (String request :
          new String[] {
            get("/healthz", "localhost"),
            get("/api/v1/series", "localhost"),
            get("/api/v1/series", "localhost", key),
            get("/nothing", "localhost"),
            get("/api/v1/history?limit=x", "localhost", key),
            get("/healthz", "evil.example"),
            get("/" + "x".repeat(10_000), "localhost"),
            get("/..%2f..%2fkeys", "localhost", key),
            "nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
            "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          }) {
        String answer = raw(trial, request);
        assertThat(answer).as(request).startsWith("HTTP/1.1 ").contains(HEADERS);
        assertThat(answer)
            .as(request)
            .doesNotContainIgnoringCase("\r\nServer:", "jetty", "javalin");
        assertThat(answer).as(request).doesNotContain("Strict-Transport", "Exception");
      }
    }
  }

  @Test
  void an_address_that_cannot_be_listened_on_is_told_with_the_reason() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "127.0.0.1, port: " + taken.getLocalPort();
      String[][] wrong = {
        {"192.0.2.1, port: 0", "cannot listen on 192.0.2.1, port 0: ", "assign"},
        {"nowhere.invalid, port: 0", "cannot listen on nowhere.invalid, port 0: ", "no host"},
        {port, "port " + taken.getLocalPort() + ": ", "in use"},
      };
      for (String[] one : wrong) {
        Files.writeString(folder.resolve("vigil.yaml"), "server: {host: " + one[0] + "}\n");
        ServerSpec spec = ServerSpec.in(folder, ServerSpec.UNSAID, Map.of());
        assertThatThrownBy(() -> new VigilServer(spec, VigilServer.Own.NOTHING).close())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(one[1])
            .hasMessageContaining(one[2]);
      }
    }
  }

  @Test
  void a_name_that_somebody_points_here_is_not_answered_unless_a_key_comes_with_it()
      throws IOException {
    String named = "server: {names: [Vigil.example.com]}\n";
    try (Trial trial = Trial.with(folder, named)) {
      for (String host :
          new String[] {
            "localhost:1", "127.0.0.1", "[::1]:80", "10.0.0.7", "vigil.example.com:443"
          }) {
        assertThat(raw(trial, get("/healthz", host))).as(host).startsWith("HTTP/1.1 200");
      }
      for (String host : new String[] {"evil.example", "localhost.evil.example", "vigil.example"}) {
        assertThat(raw(trial, get("/healthz", host))).as(host).startsWith("HTTP/1.1 421");
        assertThat(raw(trial, get("/api/v1/series", host, "Cookie: vigil-1=x\r\n")))
            .startsWith("HTTP/1.1 421");
        assertThat(raw(trial, get("/api/v1/series", host, "X-API-Key: " + Trial.KEY + "\r\n")))
            .startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void whoever_guesses_keys_is_not_heard_for_a_while_and_those_known_are() {
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.get("/api/v1/series").statusCode()).isEqualTo(200);
      Client guesser = trial.client.with("guess");
      for (int i = 0; i < 20; i++) {
        assertThat(guesser.get("/api/v1/series").statusCode()).isEqualTo(401);
      }
      HttpResponse<String> refused = guesser.get("/api/v1/series");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("60");
      assertThat(guesser.post("/api/v1/session", "{\"ticket\":\"x\"}").statusCode()).isEqualTo(429);
      assertThat(trial.client.get("/api/v1/series").statusCode()).isEqualTo(200);
      assertThat(trial.client.with("").get("/healthz").statusCode()).isEqualTo(200);
      String made = trial.client.post("/api/v1/keys", "{\"name\":\"n\",\"role\":\"read\"}").body();
      Client fresh = trial.client.with(made.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1"));
      assertThat(fresh.get("/api/v1/series").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void whoever_sends_a_byte_now_and_then_holds_up_nobody() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      Socket[] slow = new Socket[500]; // more than there are threads
      try {
        for (int i = 0; i < slow.length; i++) {
          slow[i] = new Socket(InetAddress.getLoopbackAddress(), trial.server.port());
          String head =
              i % 2 == 0
                  ? "GET /healthz HTTP/1.1\r\nHost: local"
                  : "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nkey=";
          slow[i].getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
          slow[i].getOutputStream().flush();
        }
        assertThat(trial.client.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(trial.client.get("/api/v1/series").statusCode()).isEqualTo(200);
      } finally {
        for (Socket one : slow) {
          if (one != null) {
            one.close();
          }
        }
      }
    }
  }

  @Test
  void senders_who_are_slow_keep_no_others_from_sending() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      Socket[] slow = new Socket[12]; // more than are read at once
      try {
        for (int i = 0; i < slow.length; i++) {
          slow[i] = new Socket(InetAddress.getLoopbackAddress(), trial.server.port());
          String head =
              "POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                  + Trial.KEY
                  + "\r\nContent-Length: 900\r\nExpect: 100-continue\r\n\r\n";
          slow[i].getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
          slow[i].getOutputStream().flush();
          slow[i].setSoTimeout(20_000);
          byte[] told = slow[i].getInputStream().readNBytes(12); // its body is being read
          assertThat(new String(told, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 100");
          slow[i].getOutputStream().write('[');
        }
        String body = Trial.point("m", Trial.NOW, 1);
        assertThat(trial.client.post("/api/v1/observations", body).statusCode()).isEqualTo(200);
      } finally {
        for (Socket one : slow) {
          if (one != null) {
            one.close();
          }
        }
      }
    }
  }

  @Test
  void senders_of_influx_name_their_key_in_their_own_way() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      String body = "m f=1 " + Trial.NOW + "000000";
      String request =
          "POST /api/v2/write?precision=ns HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Authorization: Token "
              + Trial.KEY
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      assertThat(raw(trial, request)).startsWith("HTTP/1.1 204");
    }
  }
}
