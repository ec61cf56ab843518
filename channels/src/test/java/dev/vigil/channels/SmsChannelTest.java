package dev.vigil.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.Notifications;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SmsChannelTest extends HttpChannelContract {
  private static final String PATH = "/send/s3cr3tp4th";
  private static final String TOKEN = "Basic dXNlcjpzM2NyM3Q=";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return settings(base, timeout, allowHosts, List.of("+49301234567"));
  }

  private static ChannelSettings settings(
      String base, int timeout, List<String> allowHosts, List<String> recipients) {
    String url = base.isEmpty() ? "" : base + PATH;
    Map<String, Object> gateway =
        Map.of(
            "url", url,
            "headers", Map.of("Authorization", TOKEN),
            "timeout", timeout,
            "allowHosts", allowHosts);
    return new SmsSettings().with(Map.of("recipients", recipients, "gateway", gateway));
  }

  @Override
  protected List<String> secrets() {
    return List.of(PATH, TOKEN, "dXNlcjpzM2NyM3Q=");
  }

  private ChannelSettings many(Map<String, Object> gateway) {
    return settings()
        .with(Map.of("recipients", List.of("+491", "+492", "+493"), "gateway", gateway));
  }

  @Test
  void who_has_it_already_is_not_sent_it_again() throws InterruptedException {
    try (Channel channel = many(Map.of()).newChannel()) {
      answer(aResponse().withStatus(200));
      channel.send(Notifications.of("other", Kind.OPENED));
      assertThat(requests()).hasSize(3);
      answer(aResponse().withStatus(503));
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isInstanceOf(Delivery.TryAgain.class);
      answer(aResponse().withStatus(200));
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isInstanceOf(Delivery.Delivered.class);
    }
    assertThat(requests().stream().map(request -> request.getHeader("Idempotency-Key")).distinct())
        .as("one key for each recipient and notification")
        .hasSize(6);
    assertThat(requests()).hasSize(7);
  }

  @Test
  void a_number_that_is_refused_is_sent_nothing_again_and_the_others_have_it()
      throws InterruptedException {
    try (Channel channel = many(Map.of()).newChannel()) {
      answer("+491", 400);
      answer("+492", 503);
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isInstanceOf(Delivery.TryAgain.class);
      answer("+492", 202);
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isInstanceOf(Delivery.Delivered.class);
      assertThat(requests()).as("+491, +492, and +492, +493").hasSize(4);
    }
  }

  @Test
  void what_all_numbers_refuse_is_refused_for_the_first_reason() throws InterruptedException {
    try (Channel channel = many(Map.of()).newChannel()) {
      answer(aResponse().withStatus(404));
      answer("+491", 400);
      answer("+493", 503);
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isInstanceOf(Delivery.TryAgain.class);
      answer("+493", 404);
      assertThat(channel.send(Notifications.of("key", Kind.OPENED)))
          .isEqualTo(new Delivery.Refused("to +491: localhost answers 400"));
      channel.send(Notifications.of("key", Kind.OPENED));
      assertThat(requests()).as("somebody wants it tried again").hasSize(7);
    }
  }

  @Test
  void a_form_is_encoded_as_one() throws InterruptedException {
    Map<String, Object> gateway =
        Map.of(
            "headers",
            Map.of("content-type", "application/x-www-form-urlencoded"),
            "body",
            "To={{to}}&Body={{message}}");
    assertThat(sent(many(gateway))).isInstanceOf(Delivery.Delivered.class);
    assertThat(requests().get(0).getBodyAsString())
        .startsWith("To=%2B491&Body=%5BHIGH%5D+response_time+SPIKE%3A+120.5+https%3A%2F%2F");
  }

  @Test
  void a_long_message_is_cut() throws InterruptedException {
    sent(settings().with(Map.of("maxLength", 40)));
    assertThat(requests().get(0).getBodyAsString())
        .isEqualTo(
            "{\"to\": \"+49301234567\", \"message\": \"[HIGH] response_time SPIKE: 120.5 htt...\"}");
  }

  @Test
  void numbers_and_fields_that_are_none_are_problems() {
    ChannelSettings wrong =
        settings()
            .with(
                Map.of(
                    "recipients",
                    List.of("+49301", "me"),
                    "gateway",
                    Map.of("body", "{{mesage}}")));
    assertThat(wrong.problems(Set.of()))
        .extracting(problem -> problem.key())
        .containsExactly("recipients[1]", "gateway.body");
  }
}
