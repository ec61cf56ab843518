package dev.vigil.channels;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Delivery.Refused;
import dev.vigil.notify.Delivery.TryAgain;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.ChannelContract;
import dev.vigil.testkit.Notifications;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailChannelTest extends ChannelContract {
  private static final String PASSWORD = "s3cr3tp4ssw0rd";

  private GreenMail mail = new GreenMail();

  @BeforeEach
  void start() {
    mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
            });
    mail.start();
    mail.setUser("vigil@example.com", "vigil@example.com", PASSWORD);
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  private static ChannelSettings to(int port, Map<String, Object> server) {
    Map<String, Object> all =
        new HashMap<>(Map.of("host", "127.0.0.1", "port", port, "timeout", 5));
    all.putAll(server);
    return new EmailSettings()
        .with(
            Map.of(
                "recipients", List.of("ops@example.com", "Dev <dev@example.com>"), "server", all));
  }

  @Override
  protected ChannelSettings settings() {
    return to(
        mail.getSmtp().getPort(), Map.of("username", "vigil@example.com", "password", PASSWORD));
  }

  @Override
  protected Optional<ChannelSettings> unreachable() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Optional.of(to(free.getLocalPort(), Map.of()));
    } catch (IOException e) {
      throw new AssertionError("no free port", e);
    }
  }

  @Override
  protected List<String> secrets() {
    return List.of(PASSWORD);
  }

  @Override
  protected int arrived() {
    return mail.getReceivedMessages().length;
  }

  private static Delivery sent(ChannelSettings settings, Notification notification)
      throws InterruptedException {
    try (Channel channel = settings.newChannel()) {
      return channel.send(notification);
    }
  }

  private static Delivery sent(ChannelSettings settings) throws InterruptedException {
    return sent(settings, Notifications.of("key", Kind.OPENED));
  }

  private static String part(MimeMessage message, int at) throws MessagingException, IOException {
    return ((MimeMultipart) message.getContent()).getBodyPart(at).getContent().toString();
  }

  @Test
  void a_mail_has_a_text_and_html_of_the_same_content() throws Exception {
    sent(settings());
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("[HIGH] response_time SPIKE: 120.5");
    assertThat(message.getFrom()).extracting(Object::toString).containsExactly("vigil@example.com");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ops@example.com", "Dev <dev@example.com>");
    assertThat(message.getHeader("X-Priority")).isNull();
    assertThat(part(message, 0).replace("\r\n", "\n"))
        .isEqualTo(
            """
            120.5 is far above what is usual, 20 to 40.
            Value: 120.5, expected 20 to 40
            Severity: HIGH, priority P2
            Incident: incident-7
            Chart: https://vigil.example.com/series?from=1&to=2""");
    assertThat(part(message, 1))
        .contains("<h2>[HIGH] response_time SPIKE: 120.5</h2>")
        .contains(
            "Chart: <a href=\"https://vigil.example.com/series?from=1&amp;to=2\">"
                + "https://vigil.example.com/series?from=1&amp;to=2</a></p>");
  }

  @Test
  void mails_of_an_incident_are_one_thread_and_each_has_a_number_of_its_own() throws Exception {
    sent(settings());
    sent(settings());
    sent(settings(), Notifications.of("other", Kind.RESOLVED));
    MimeMessage[] received = mail.getReceivedMessages();
    assertThat(received).hasSize(6);
    Map<String, Integer> numbers = new HashMap<>();
    for (MimeMessage message : received) {
      numbers.merge(message.getMessageID(), 1, Integer::sum);
    }
    assertThat(numbers.keySet()).allMatch(id -> id.matches("<[0-9a-f]{32}@example.com>"));
    assertThat(numbers.values()).as("sent twice, and once").containsExactlyInAnyOrder(4, 2);
    for (MimeMessage message : received) {
      assertThat(message.getHeader("References")).isEqualTo(received[0].getHeader("References"));
      assertThat(message.getHeader("In-Reply-To")).isEqualTo(message.getHeader("References"));
    }
  }

  @Test
  void the_block_of_the_seed_document_works() throws Exception {
    ChannelSettings settings =
        settings().with(Map.of("recipients", List.of("security@company.com"), "priority", "high"));
    assertThat(sent(settings)).isInstanceOf(Delivery.Delivered.class);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getHeader("X-Priority")).containsExactly("1");
    assertThat(message.getHeader("Importance")).containsExactly("high");
    Map<String, Object> alone =
        Map.of("recipients", List.of("security@company.com"), "priority", "high");
    assertThat(new EmailSettings().with(alone).problems(Set.of())).isEmpty();
  }

  @Test
  void nothing_in_a_notification_becomes_a_header_or_a_tag() throws Exception {
    ChannelSettings settings = settings().with(Map.of("subject", "{{title}}\r\nX-Evil: yes"));
    sent(settings, Notifications.hostile("k\r\nX-Evil: 1", Kind.OPENED));
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getHeader("X-Evil")).isNull();
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject()).contains("Bcc: all@example.com").doesNotContain("\n");
    assertThat(part(message, 1)).doesNotContain("<script", "<!channel", "javascript:alert(1)//\"");
    assertThat(mail.getReceivedMessages()).as("one for each recipient").hasSize(2);
  }

  @Test
  void a_wrong_password_is_refused() throws InterruptedException {
    Map<String, Object> server = Map.of("username", "vigil@example.com", "password", "wr0ng-one");
    Delivery delivery = sent(to(mail.getSmtp().getPort(), server));
    assertThat(delivery).isInstanceOf(Refused.class);
    assertThat(((Refused) delivery).why()).startsWith("127.0.0.1 answers 535: ");
    assertThat(delivery.toString()).doesNotContain("wr0ng-one");
  }

  @Test
  void a_server_that_repeats_what_it_was_sent_is_not_quoted() throws InterruptedException {
    try (TalkingServer server = new TalkingServer("250-plain\r\n250 AUTH PLAIN")) {
      String sent =
          Base64.getEncoder()
              .encodeToString(("me@example.com\0me@example.com\0" + PASSWORD).getBytes(US_ASCII));
      server.answer("AUTH", "535 5.7.8 no to " + sent + " and " + PASSWORD + " here");
      Delivery delivery =
          sent(to(server.port(), Map.of("username", "me@example.com", "password", PASSWORD)));
      assertThat(server.heard()).contains("AUTH PLAIN " + sent);
      assertThat(delivery)
          .isEqualTo(new Refused("127.0.0.1 answers 535: 5.7.8 no to *** and *** here"));
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_trusted() throws InterruptedException {
    Delivery delivery = sent(to(mail.getSmtps().getPort(), Map.of("security", "tls")));
    assertThat(delivery).isInstanceOf(TryAgain.class);
    assertThat(((TryAgain) delivery).why()).startsWith("no TLS connection to 127.0.0.1");
    assertThat(arrived()).isZero();
  }

  @Test
  void without_tls_nothing_is_sent_where_it_is_wanted() throws InterruptedException {
    try (TalkingServer server = new TalkingServer("250 plain")) {
      Map<String, Object> secure =
          Map.of("security", "starttls", "username", "u@example.com", "password", PASSWORD);
      Delivery delivery = sent(to(server.port(), secure));
      assertThat(delivery).isInstanceOf(TryAgain.class);
      assertThat(((TryAgain) delivery).why()).contains("STARTTLS");
      assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void what_the_server_refuses_for_good_is_refused_and_what_it_postpones_is_tried_again()
      throws InterruptedException {
    Map<String, Class<? extends Delivery>> answers =
        Map.of(
            "550 5.1.1 no such mailbox", Refused.class,
            "554 5.7.1 we do not want this", Refused.class,
            "451 4.7.1 greylisted", TryAgain.class,
            "452 4.2.2 mailbox full", TryAgain.class);
    for (Map.Entry<String, Class<? extends Delivery>> answer : answers.entrySet()) {
      for (String command : List.of("MAIL", "RCPT", "DATA", ".")) {
        try (TalkingServer server = new TalkingServer("250 plain")) {
          server.answer(command, answer.getKey());
          Delivery delivery = sent(to(server.port(), Map.of()));
          assertThat(delivery).as(command + " " + answer).isInstanceOf(answer.getValue());
          assertThat(delivery.toString())
              .contains("127.0.0.1 answers " + answer.getKey().substring(0, 3) + ": ");
        }
      }
    }
  }

  @Test
  void who_has_it_already_is_not_sent_it_again() throws InterruptedException {
    try (TalkingServer server = new TalkingServer("250 plain");
        Channel channel = to(server.port(), Map.of()).newChannel()) {
      server.answer("RCPT TO:<dev@example.com>", "451 4.7.1 later");
      assertThat(channel.send(Notifications.of("key", Kind.OPENED))).isInstanceOf(TryAgain.class);
      server.answer("RCPT TO:<dev@example.com>", "250 now");
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isInstanceOf(Delivery.Delivered.class);
      assertThat(server.heard().stream().filter(line -> line.equals("RCPT TO:<ops@example.com>")))
          .hasSize(1);
    }
  }

  @Test
  void what_has_reached_anybody_has_arrived_and_who_is_refused_is_sent_nothing_again()
      throws InterruptedException {
    try (TalkingServer server = new TalkingServer("250 plain");
        Channel channel = to(server.port(), Map.of()).newChannel()) {
      server.answer("RCPT TO:<ops@example.com>", "550 5.1.1 no such mailbox");
      assertThat(channel.send(Notifications.of("one", Kind.OPENED)))
          .isInstanceOf(Delivery.Delivered.class);
      server.answer("RCPT TO:<dev@example.com>", "451 4.7.1 later");
      assertThat(channel.send(Notifications.of("two", Kind.OPENED))).isInstanceOf(TryAgain.class);
      server.answer("RCPT TO:<dev@example.com>", "250 now");
      assertThat(channel.send(Notifications.of("two", Kind.OPENED)))
          .isInstanceOf(Delivery.Delivered.class);
      assertThat(server.heard().stream().filter(line -> line.equals("RCPT TO:<ops@example.com>")))
          .as("once for each notification")
          .hasSize(2);
      server.answer("RCPT TO:<dev@example.com>", "551 5.7.1 not here");
      assertThat(channel.send(Notifications.of("three", Kind.OPENED)))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.why()).contains("answers 55"));
    }
  }

  @Test
  void a_server_that_never_answers_is_not_waited_for() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Delivery delivery = sent(to(silent.getLocalPort(), Map.of("timeout", 1)));
      assertThat(delivery).isInstanceOf(TryAgain.class);
      assertThat(((TryAgain) delivery).why()).isEqualTo("no answer from 127.0.0.1 in time");
    }
  }

  @Test
  void a_server_that_lets_its_words_drip_is_not_waited_for() throws Exception {
    try (TalkingServer server = new TalkingServer("250 plain")) {
      server.drip();
      long begin = System.nanoTime();
      Delivery delivery = sent(to(server.port(), Map.of("timeout", 1)));
      assertThat(delivery).isInstanceOf(TryAgain.class);
      assertThat(((TryAgain) delivery).why()).isEqualTo("no answer from 127.0.0.1 in time");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
      assertThat(server.closed().await(5, TimeUnit.SECONDS)).as("connection closed").isTrue();
    }
  }

  @Test
  void an_interrupt_ends_the_wait() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ChannelSettings settings = to(silent.getLocalPort(), Map.of());
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> sent(settings)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void a_host_that_is_not_known_is_tried_again() throws InterruptedException {
    ChannelSettings settings = to(25, Map.of("host", "mail.invalid"));
    Delivery delivery = sent(settings);
    assertThat(delivery).isInstanceOf(TryAgain.class);
    assertThat(((TryAgain) delivery).why()).isEqualTo("the host mail.invalid is not known");
  }

  @Test
  void wrong_settings_are_problems() {
    Map<String, Object> server = Map.of("host", "mail.example.com", "username", "me");
    ChannelSettings wrong =
        new EmailSettings()
            .with(
                Map.of(
                    "recipients",
                    List.of("ops@example.com", "nobody", "a@b.c\r\nBcc: x@y.z", "a@b.c, d@e.f", ""),
                    "from",
                    "not an address",
                    "subject",
                    "{{titel}}",
                    "server",
                    server));
    assertThat(wrong.problems(Set.of()))
        .extracting(problem -> problem.key())
        .containsExactly(
            "recipients[1]",
            "recipients[2]",
            "recipients[3]",
            "recipients[4]",
            "from",
            "server.password",
            "subject");
    assertThat(new EmailSettings().problems(Set.of()).toString()).contains("recipients is missing");
    Map<String, Object> open =
        Map.of("host", "mail.example.com", "username", "me", "password", PASSWORD);
    assertThat(to(25, open).problems(Set.of()).toString())
        .contains("server.security must be starttls or tls")
        .doesNotContain(PASSWORD);
  }
}
