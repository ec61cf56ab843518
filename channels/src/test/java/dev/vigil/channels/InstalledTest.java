package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.ChannelCatalogue;
import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InstalledTest {
  private static ChannelSettings of(String type, Map<String, ?> settings) {
    return ChannelCatalogue.installed().find(type).orElseThrow().with(settings);
  }

  @Test
  void there_are_nine() {
    assertThat(ChannelCatalogue.installed().all())
        .extracting(ChannelSettings::type)
        .containsExactly(
            "DISCORD", "EMAIL", "LOG", "OPSGENIE", "PAGERDUTY", "SLACK", "SMS", "TEAMS", "WEBHOOK");
  }

  @Test
  void a_channel_without_its_target_is_a_problem_but_for_the_log() {
    for (ChannelSettings settings : ChannelCatalogue.installed().all()) {
      if (settings.type().equals("LOG")) {
        assertThat(settings.problems(Set.of())).isEmpty();
      } else {
        assertThat(settings.problems(Set.of()).toString())
            .as(settings.type())
            .contains(" is missing");
      }
    }
  }

  @Test
  void only_pagers_keep_incidents_of_their_own() {
    assertThat(ChannelCatalogue.installed().all())
        .filteredOn(ChannelSettings::tracksIncidents)
        .extracting(ChannelSettings::type)
        .containsExactly("OPSGENIE", "PAGERDUTY");
  }

  @Test
  void the_blocks_of_the_seed_document_are_accepted_as_they_stand() {
    Map<String, Object> slack =
        Map.of(
            "webhook", "https://hooks.slack.com/services/T0/B0/x",
            "channel", "#api-alerts",
            "template", "\nEndpoint: {{endpoint}}\nMetric: {{metric}}\nCurrent: {{value}}\n");
    Map<String, Object> webhook =
        Map.of(
            "url", "https://security.example.com/hook", "headers", Map.of("X-Security-Key", "key"));
    Map<String, Object> email =
        Map.of("recipients", List.of("security@company.com"), "priority", "high");
    assertThat(of("slack", slack).problems(Set.of())).isEmpty();
    assertThat(of("webhook", webhook).problems(Set.of())).isEmpty();
    assertThat(of("email", email).problems(Set.of())).isEmpty();
  }

  @Test
  void wrong_settings_of_each_kind_are_told() {
    assertThat(
            of("opsgenie", Map.of("apiKey", "k", "responders", List.of("ops", "team:", "team:a")))
                .problems(Set.of()))
        .extracting(problem -> problem.key())
        .containsExactly("responders[0]", "responders[1]");
    assertThat(of("opsgenie", Map.of("apiKey", "a\r\nb")).problems(Set.of()).toString())
        .contains("apiKey is no key");
    assertThat(
            of("opsgenie", Map.of("apiKey", "k", "tags", List.of("x".repeat(51))))
                .problems(Set.of()))
        .hasSize(1);
    Map<String, String> headers =
        Map.of(
            "Host", "a", "a b", "c", "X-Ok", "fine", "X-Bad", "a\r\nb: c", "Idempotency-Key", "k");
    assertThat(
            of("webhook", Map.of("url", "https://a.example.com", "headers", headers))
                .problems(Set.of()))
        .extracting(problem -> problem.key())
        .containsExactlyInAnyOrder(
            "headers.Host", "headers.a b", "headers.X-Bad", "headers.Idempotency-Key");
  }
}
