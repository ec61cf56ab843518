package dev.vigil.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Delivery.Refused;
import dev.vigil.notify.Delivery.TryAgain;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.ChannelContract;
import dev.vigil.testkit.Notifications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every channel over HTTP does with each answer of the other side, and with none. */
abstract class HttpChannelContract extends ChannelContract {
  private static WireMockServer server;

  /** Complete settings that send to an address, with a timeout, and allow these hosts. */
  abstract ChannelSettings settings(String base, int timeout, List<String> allowHosts);

  @BeforeAll
  static void start() {
    server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void reset() {
    server.resetAll();
    answer(aResponse().withStatus(202));
  }

  void answer(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** What is answered to a body that contains this. */
  void answer(String part, int status) {
    server.stubFor(
        any(anyUrl()).withRequestBody(containing(part)).willReturn(aResponse().withStatus(status)));
  }

  static String open() {
    return "http://localhost:" + server.port();
  }

  private static String closed() {
    return "https://localhost:" + server.httpsPort();
  }

  @Override
  protected ChannelSettings settings() {
    return settings(open(), 10, List.of("localhost"));
  }

  @Override
  protected Optional<ChannelSettings> unreachable() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String nobody = "http://localhost:" + free.getLocalPort();
      return Optional.of(settings(nobody, 10, List.of("localhost")));
    } catch (IOException e) {
      throw new AssertionError("no free port", e);
    }
  }

  @Override
  protected int arrived() {
    return server.getAllServeEvents().size();
  }

  /** What has arrived, the first first. */
  List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  Delivery sent(ChannelSettings settings) throws InterruptedException {
    try (Channel channel = settings.newChannel()) {
      return channel.send(Notifications.of("key-1", Kind.OPENED));
    }
  }

  TryAgain postponed(ChannelSettings settings) throws InterruptedException {
    Delivery delivery = sent(settings);
    assertThat(delivery).isInstanceOf(TryAgain.class);
    TryAgain again = (TryAgain) delivery;
    assertThat(secrets()).noneMatch(again.why()::contains);
    return again;
  }

  @Test
  void what_is_sent_is_as_it_was_agreed() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Channel channel = settings().newChannel()) {
      for (Kind kind :
          List.of(Kind.OPENED, Kind.ESCALATED, Kind.ACKNOWLEDGED, Kind.RESOLVED, Kind.DIGEST)) {
        server.resetRequests();
        channel.send(Notifications.of("key-" + kind, kind));
        for (LoggedRequest request : requests()) {
          all.append("# ").append(kind).append('\n').append(words(request));
        }
      }
    }
    Path file = golden(settings().type());
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(file, all);
    }
    assertThat(all.toString()).isEqualTo(Files.readString(file));
  }

  static Path golden(String type) {
    String root = System.getProperty("vigil.root", "..");
    return Path.of(root, "channels", "src", "test", "resources", "golden", type + ".txt");
  }

  private static String words(LoggedRequest request) {
    StringBuilder words = new StringBuilder();
    words.append(request.getMethod()).append(' ').append(request.getUrl()).append('\n');
    for (String header : List.of("Content-Type", "Authorization", "Idempotency-Key", "X-Token")) {
      if (request.containsHeader(header)) {
        words.append(header).append(": ").append(request.getHeader(header)).append('\n');
      }
    }
    return words.append(request.getBodyAsString()).append("\n\n").toString();
  }

  @Test
  void too_many_is_tried_again_when_the_other_side_says() throws InterruptedException {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "37"));
    assertThat(postponed(settings()).after()).isEqualTo(Duration.ofSeconds(37));
    answer(aResponse().withStatus(429));
    assertThat(postponed(settings()).after()).isZero();
  }

  @Test
  void a_date_to_try_again_is_heeded_for_an_hour_at_most() throws InterruptedException {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    answer(aResponse().withStatus(503).withHeader("Retry-After", date(now.plusMinutes(30))));
    assertThat(postponed(settings()).after())
        .isBetween(Duration.ofMinutes(25), Duration.ofMinutes(30));
    answer(aResponse().withStatus(429).withHeader("Retry-After", date(now.plusYears(3))));
    assertThat(postponed(settings()).after()).isEqualTo(Duration.ofHours(1));
  }

  private static String date(ZonedDateTime time) {
    return time.format(DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  @Test
  void faults_of_the_other_side_are_tried_again() throws InterruptedException {
    for (int status : new int[] {408, 425, 429, 500, 502, 503, 504}) {
      answer(aResponse().withStatus(status).withBody("overloaded " + secrets()));
      assertThat(postponed(settings()).why()).contains("localhost answers " + status + ": overl");
    }
  }

  @Test
  void what_the_other_side_does_not_want_is_refused() throws InterruptedException {
    for (int status : new int[] {400, 401, 403, 404, 410, 413, 422}) {
      answer(aResponse().withStatus(status).withBody("no\r\n such <b>thing</b> " + secrets()));
      Delivery delivery = sent(settings());
      assertThat(delivery).isInstanceOf(Refused.class);
      assertThat(((Refused) delivery).why())
          .contains("localhost answers " + status + ": no such <b>thing</b> [***")
          .hasSizeLessThan(300);
      assertThat(secrets()).noneMatch(delivery.toString()::contains);
    }
  }

  @Test
  void a_redirect_is_not_followed() throws InterruptedException {
    for (int status : new int[] {301, 302, 307, 308}) {
      server.resetRequests();
      answer(aResponse().withStatus(status).withHeader("Location", open() + "/other"));
      assertThat(sent(settings()).toString()).contains("redirects are not followed");
      assertThat(requests()).hasSize(1);
    }
  }

  @Test
  void an_answer_that_does_not_come_is_not_waited_for() throws InterruptedException {
    answer(aResponse().withStatus(200).withFixedDelay(4000));
    long begin = System.nanoTime();
    assertThat(postponed(settings(open(), 1, List.of("localhost"))).why()).contains("localhost");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3800));
  }

  @Test
  void a_connection_that_breaks_off_is_tried_again() throws InterruptedException {
    for (Fault fault : Fault.values()) {
      answer(aResponse().withStatus(200).withFault(fault));
      Delivery delivery = sent(settings(open(), 2, List.of("localhost")));
      boolean answered = fault == Fault.MALFORMED_RESPONSE_CHUNK;
      assertThat(delivery)
          .as(fault.name())
          .isInstanceOf(answered ? Delivery.Delivered.class : TryAgain.class);
      assertThat(secrets()).noneMatch(delivery.toString()::contains);
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_trusted() throws InterruptedException {
    assertThat(postponed(settings(closed(), 10, List.of("localhost"))).why())
        .startsWith("no TLS connection to localhost");
    assertThat(requests()).isEmpty();
  }

  @Test
  void an_answer_of_any_length_is_borne() throws InterruptedException {
    answer(aResponse().withStatus(400).withBody("x".repeat(5_000_000)));
    assertThat(sent(settings()).toString()).hasSizeLessThan(400);
    answer(aResponse().withStatus(200).withBody("x".repeat(5_000_000)));
    assertThat(sent(settings())).isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  void a_private_host_that_is_not_named_is_refused() throws InterruptedException {
    ChannelSettings settings = settings(closed(), 10, List.of());
    assertThat(settings.problems(Set.of())).isEmpty();
    assertThat(sent(settings).toString())
        .startsWith("Refused")
        .contains("localhost is not on the public internet");
    assertThat(requests()).isEmpty();
  }

  @Test
  void a_host_that_is_not_known_is_tried_again() throws InterruptedException {
    assertThat(postponed(settings("https://nobody.invalid", 10, List.of())).why())
        .isEqualTo("the host nobody.invalid is not known");
    List<String> allowed = List.of("nobody.invalid");
    assertThat(postponed(settings("https://nobody.invalid", 10, allowed)).why())
        .isEqualTo("no connection to nobody.invalid");
  }

  @Test
  void addresses_that_must_not_be_sent_to_are_problems() {
    for (String base :
        List.of(
            "",
            "nothing",
            "http://example.com",
            "ftp://example.com",
            "file:///etc/passwd",
            "https://user:pass@example.com",
            "https://127.0.0.1",
            "https://[::1]",
            "https://169.254.169.254",
            "https://10.1.2.3:8443",
            "https://[::ffff:10.0.0.1]",
            "https:///path",
            "https://exa mple.com")) {
      var problems = settings(base, 10, List.of("localhost")).problems(Set.of());
      assertThat(problems).as(base).isNotEmpty();
      assertThat(secrets()).noneMatch(problems.toString()::contains);
      assertThat(problems.toString()).doesNotContain("user:pass");
    }
    assertThat(settings("https://example.com", 10, List.of("http://x")).problems(Set.of()))
        .anyMatch(problem -> problem.key().contains("allowHosts"));
  }

  @Test
  void an_interrupt_ends_the_wait() {
    answer(aResponse().withStatus(200).withFixedDelay(1500));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> sent(settings())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void what_is_sent_again_is_the_same() throws InterruptedException {
    answer(aResponse().withStatus(503));
    try (Channel channel = settings().newChannel()) {
      channel.send(Notifications.of("key-1", Kind.OPENED));
      answer(aResponse().withStatus(200));
      channel.send(Notifications.of("key-1", Kind.OPENED));
    }
    assertThat(requests()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(words(requests().get(0))).isEqualTo(words(requests().get(1)));
  }

  @Test
  void a_timeout_that_nobody_would_wait_for_is_refused() {
    assertThatThrownBy(() -> settings(open(), 0, List.of())).hasMessageContaining("timeout");
    assertThatThrownBy(() -> settings(open(), 121, List.of())).hasMessageContaining("timeout");
  }
}
