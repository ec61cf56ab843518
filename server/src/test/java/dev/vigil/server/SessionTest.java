package dev.vigil.server;

import static dev.vigil.server.Trial.KEY;
import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.ConfigException;
import dev.vigil.server.VigilServer.Own;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People in browsers: a key or a link once, and a cookie from then on. */
class SessionTest {
  private static final String PATH = "/api/v1/session";
  private static final String SILENCE = "{\"matcher\":\"m\",\"minutes\":5}";

  @TempDir private Path folder;

  private static HttpResponse<String> begun(Client nobody, String body) {
    return nobody.post(PATH, body);
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  private static String field(HttpResponse<String> answer, String name) {
    return answer.body().replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  private static UnaryOperator<HttpRequest.Builder> in(String cookie, String... headers) {
    return request -> {
      request.header("Cookie", cookie);
      return headers.length == 0 ? request : request.headers(headers);
    };
  }

  private static HttpResponse<String> silence(Client client, String cookie, String... headers) {
    return client.send(
        "/api/v1/silences",
        request -> in(cookie, headers).apply(request).POST(BodyPublishers.ofString(SILENCE)));
  }

  @Test
  void a_key_begins_a_session_that_a_cookie_goes_on_with_until_it_is_ended() {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      HttpResponse<String> begun = begun(nobody, "{\"key\":\"" + KEY + "\"}");
      assertThat(begun.statusCode()).isEqualTo(201);
      assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
          .matches(
              "vigil-" + trial.server.port() + "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
      String cookie = cookie(begun);

      HttpResponse<String> who = nobody.send(PATH, in(cookie));
      assertThat(who.body())
          .contains("\"id\":\"preset\"", "\"name\":\"preset\"", "\"role\":\"admin\"")
          .contains(
              "\"tenant\":\"default\"", "\"by\":\"session\"", "\"until\":" + (NOW + 43_200_000));
      assertThat(field(who, "csrf")).isEqualTo(field(begun, "csrf")).hasSize(43);
      assertThat(trial.client.get(PATH).body()).contains("\"by\":\"key\"").doesNotContain("csrf");
      assertThat(nobody.send("/api/v1/series", in(cookie)).statusCode()).isEqualTo(200);

      String csrf = field(who, "csrf");
      HttpResponse<String> ended =
          nobody.send(PATH, request -> in(cookie, "X-CSRF-Token", csrf).apply(request).DELETE());
      assertThat(ended.statusCode()).isEqualTo(204);
      assertThat(ended.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
      assertThat(nobody.send("/api/v1/series", in(cookie)).statusCode()).isEqualTo(401);
      assertThat(trial.client.get("/api/v1/audit").body())
          .contains("POST /api/v1/session", "\"by\":\"key\"", "\"by\":\"session\"")
          .doesNotContain(csrf, cookie.replaceAll(".*=", ""));
    }
  }

  @Test
  void a_cookie_changes_nothing_unless_the_page_is_ours() {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      HttpResponse<String> begun = begun(nobody, "{\"key\":\"" + KEY + "\"}");
      String cookie = cookie(begun);
      String csrf = field(begun, "csrf");
      String own = "http://127.0.0.1:" + trial.server.port();
      String[] good = {"X-CSRF-Token", csrf};

      assertThat(silence(nobody, cookie).statusCode()).isEqualTo(403);
      assertThat(silence(nobody, cookie, "X-CSRF-Token", "x" + csrf).statusCode()).isEqualTo(403);
      assertThat(silence(nobody, cookie, good).statusCode()).isEqualTo(201);
      assertThat(silence(nobody, cookie, "X-CSRF-Token", csrf, "Origin", own).statusCode())
          .isEqualTo(201);
      for (String site : new String[] {"cross-site", "same-site", "none"}) {
        assertThat(
                silence(nobody, cookie, "X-CSRF-Token", csrf, "Sec-Fetch-Site", site).statusCode())
            .as(site)
            .isEqualTo(403);
      }
      for (String origin : new String[] {"https://evil.example", "http://127.0.0.1:1", "null"}) {
        assertThat(silence(nobody, cookie, "X-CSRF-Token", csrf, "Origin", origin).statusCode())
            .as(origin)
            .isEqualTo(403);
      }
      assertThat(
              silence(
                      nobody,
                      cookie,
                      "X-CSRF-Token",
                      csrf,
                      "Origin",
                      "https://behind-a-proxy.example",
                      "Sec-Fetch-Site",
                      "same-origin")
                  .statusCode())
          .isEqualTo(201);
      assertThat(
              nobody.send("/api/v1/events", in(cookie, "Sec-Fetch-Site", "same-site")).statusCode())
          .isEqualTo(403);
      assertThat(
              nobody
                  .send(
                      PATH,
                      request ->
                          request
                              .header("Sec-Fetch-Site", "cross-site")
                              .POST(BodyPublishers.ofString("{\"key\":\"" + KEY + "\"}")))
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void observations_are_never_taken_by_cookie_and_their_keys_begin_no_session() {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      HttpResponse<String> begun = begun(nobody, "{\"key\":\"" + KEY + "\"}");
      HttpResponse<String> sent =
          nobody.send(
              "/api/v1/observations",
              request ->
                  in(cookie(begun), "X-CSRF-Token", field(begun, "csrf"))
                      .apply(request)
                      .POST(BodyPublishers.ofString(point("m", NOW, 1))));
      assertThat(sent.statusCode()).isEqualTo(403);
      assertThat(trial.client.get("/api/v1/series").body()).isEqualTo("{\"series\":[]}");

      String made =
          trial.client.post("/api/v1/keys", "{\"name\":\"i\",\"role\":\"ingest\"}").body();
      String ingest = made.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
      assertThat(begun(nobody, "{\"key\":\"" + ingest + "\"}").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void the_link_of_the_first_start_signs_in_once_and_looking_at_it_spends_nothing()
      throws ConfigException {
    try (VigilServer server = new VigilServer(ServerSpec.in(folder, 0, Map.of()), Own.NOTHING)) {
      server.ready().join();
      String link = server.firstLink().orElseThrow();
      String ticket = link.replaceAll("^/login#ticket=", "");
      Client nobody = new Client(server.port(), "");

      for (int i = 0; i < 3; i++) {
        HttpResponse<String> page = nobody.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(ticket).contains("<form method=\"post\"");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      }
      String body = "{\"ticket\":\"" + ticket + "\"}";
      HttpResponse<String> begun = begun(nobody, body);
      assertThat(begun.statusCode()).isEqualTo(201);
      assertThat(begun.body()).contains("\"name\":\"first admin\"");
      assertThat(begun(nobody, body).statusCode()).isEqualTo(401);
    }
    try (VigilServer server = new VigilServer(ServerSpec.in(folder, 0, Map.of()), Own.NOTHING)) {
      assertThat(server.firstLink()).isEmpty();
    }
  }

  @Test
  void the_page_lets_in_and_out_without_scripts() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      HttpResponse<String> page = nobody.get("/");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'self';")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.body()).contains("It runs.", "/api/v1/openapi.json").doesNotContain("style=");
      for (String file : new String[] {"/home.css", "/login.js"}) {
        assertThat(page.body()).contains("\"" + file + "\"");
        assertThat(nobody.get(file).statusCode()).isEqualTo(200);
      }

      HttpResponse<String> wrong = form(nobody, "/login", "key=wrong", "");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).contains("there is no such key", "<form");
      HttpResponse<String> in = form(nobody, "/login", "key=" + KEY, "");
      assertThat(in.statusCode()).isEqualTo(303);
      assertThat(in.headers().firstValue("Location")).contains("/");
      String cookie = cookie(in);
      String home = nobody.send("/", in(cookie)).body();
      assertThat(home).contains("Signed in as <b>preset</b>: admin of tenant default.");
      String csrf = home.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");

      form(nobody, "/logout", "csrf=x", cookie);
      assertThat(nobody.send("/", in(cookie)).body()).contains("Signed in");
      form(nobody, "/logout", "csrf=" + csrf, cookie);
      assertThat(nobody.send("/", in(cookie)).body()).doesNotContain("Signed in");
      assertThat(Files.readString(folder.resolve("audit.log"))).doesNotContain(KEY, csrf);
    }
  }

  private static HttpResponse<String> form(Client client, String path, String form, String cookie) {
    return client.send(
        path,
        request -> {
          request.header("Content-Type", "application/x-www-form-urlencoded");
          if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
          }
          return request.POST(BodyPublishers.ofString(form));
        });
  }
}
