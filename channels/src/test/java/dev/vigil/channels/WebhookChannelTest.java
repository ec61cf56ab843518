package dev.vigil.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.Notifications;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhookChannelTest extends HttpChannelContract {
  private static final String PATH = "/hook/s3cr3tp4th?key=s3cr3tqu3ry";
  private static final String TOKEN = "Bearer t0k3n-of-the-header";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new WebhookSettings()
        .with(
            Map.of(
                "url",
                base + PATH,
                "headers",
                Map.of("X-Token", TOKEN),
                "timeout",
                timeout,
                "allowHosts",
                allowHosts));
  }

  @Override
  protected List<String> secrets() {
    return List.of(PATH, TOKEN, "s3cr3tqu3ry");
  }

  @Test
  void an_answer_that_never_ends_is_not_waited_for() throws InterruptedException {
    answer(
        aResponse().withStatus(500).withBody("slow ".repeat(20)).withChunkedDribbleDelay(9, 1900));
    assertThat(postponed(settings(open(), 1, List.of("localhost"))).why()).contains("localhost");
    answer(
        aResponse().withStatus(200).withBody("slow ".repeat(20)).withChunkedDribbleDelay(9, 1900));
    assertThat(sent(settings(open(), 1, List.of("localhost"))))
        .as("it has it")
        .isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  void a_template_makes_the_body_and_its_values_stay_within_their_quotes()
      throws InterruptedException {
    String template = "{\"what\": \"{{title}}\", \"all\": \"{{labels}}\", \"n\": \"{{value}}\"}";
    try (Channel channel = settings().with(Map.of("template", template)).newChannel()) {
      channel.send(Notifications.of("key", Kind.OPENED));
      channel.send(Notifications.hostile("key", Kind.OPENED));
    }
    assertThat(requests().get(0).getBodyAsString())
        .isEqualTo(
            "{\"what\": \"[HIGH] response_time SPIKE: 120.5\", \"all\": \"endpoint=/payment\","
                + " \"n\": \"120.5\"}");
    assertThat(requests().get(1).getBodyAsString()).satisfies(WebhookChannelTest::isJson);
  }

  @Test
  void the_json_of_a_hostile_notification_is_json() throws InterruptedException {
    try (Channel channel = settings().newChannel()) {
      channel.send(Notifications.hostile("key", Kind.OPENED));
    }
    assertThat(requests().get(0).getBodyAsString()).satisfies(WebhookChannelTest::isJson);
  }

  private static void isJson(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
      assertThat(depth).isZero();
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + text.substring(0, 200), e);
    }
  }
}
