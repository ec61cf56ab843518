package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.Cron;
import dev.vigil.alert.CronTimes;
import dev.vigil.alert.Impact;
import dev.vigil.alert.ImpactRule;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.OneOff;
import dev.vigil.alert.Silence;
import dev.vigil.alert.Weekly;
import dev.vigil.channels.SlackSettings;
import dev.vigil.channels.WebhookSettings;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.notify.Allowance;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Escalation;
import dev.vigil.notify.Notification;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.QuietHours;
import dev.vigil.notify.Route;
import dev.vigil.setting.Secret;
import dev.vigil.testkit.Notifications;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who is told of what, and when nobody is. */
final class AlertingTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String HOOK = "https://hooks.slack.com/services/T0/B0/x";

  private static VigilConfig config(String text, Map<String, String> environment)
      throws ConfigException {
    return ConfigReader.read(
        "vigil.yaml",
        text,
        Surroundings.installed(environment).withClock(InstantSource.fixed(NOW)));
  }

  private static VigilConfig config(String text) throws ConfigException {
    return config(text, Map.of());
  }

  private static List<String> warnings(String text) throws ConfigException {
    return config(text).warnings().stream().map(Problem::toString).toList();
  }

  private static String refusal(String text, Map<String, String> environment) {
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> config(text, environment));
    return refused == null ? "" : String.valueOf(refused.getMessage());
  }

  @Test
  void channels_have_the_settings_that_are_given() throws ConfigException {
    NotifySpec spec =
        config(
                """
                timezone: Europe/Berlin
                alerting:
                  link: https://vigil.example.com/?s={{series}}
                  channels:
                    - type: slack
                      config: {webhook: "${HOOK}", channel: "#ops"}
                      allowance: {most: 5}
                      quietHours: {from: 22:00, until: 7:00, days: fri-mon, unless: high}
                    - type: WEBHOOK
                      name: pager
                      config: {url: "https://example.com/in", headers: {X-Key: "${KEY}"}}
                      quietHours: {from: "0:00", until: 08:30, zone: UTC}
                """,
                Map.of("HOOK", HOOK, "KEY", "00123"))
            .notifySpec();
    QuietHours quiet =
        new QuietHours(
            EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
            LocalTime.of(22, 0),
            LocalTime.of(7, 0),
            ZoneId.of("Europe/Berlin"),
            Severity.HIGH);
    assertThat(spec.link()).isEqualTo("https://vigil.example.com/?s={{series}}");
    ChannelSpec slack = spec.channels().get(0);
    assertThat(slack.name()).isEqualTo("slack");
    assertThat(slack.allowance()).isEqualTo(new Allowance(5, Duration.ofHours(1)));
    assertThat(slack.quiet()).isEqualTo(quiet);
    SlackSettings settings = (SlackSettings) slack.settings();
    assertThat(settings.webhook()).isEqualTo(new Secret(HOOK));
    assertThat(settings.channel()).isEqualTo("#ops");
    ChannelSpec pager = spec.channels().get(1);
    assertThat(pager.name()).isEqualTo("pager");
    assertThat(((WebhookSettings) pager.settings()).headers())
        .containsExactly(Map.entry("X-Key", new Secret("00123")));
    assertThat(pager.quiet().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(pager.quiet().days()).hasSize(7);
    assertThat(spec.routes()).isEmpty();
  }

  @Test
  void routes_lead_to_channels_and_escalations() throws ConfigException {
    NotifySpec spec =
        config(
                """
                alerting:
                  channels:
                    - {type: LOG, name: ops}
                    - {type: LOG, name: pager}
                    - {type: LOG, name: boss}
                  routes:
                    - {match: "{service=pay*}", severity: HIGH, impact: high, to: [ops], escalation: on-call, on: [opened, Resolved], continue: true}
                    - {to: ops}
                  escalations:
                    - {name: on-call, levels: [{to: ops}, {after: 15m, to: [pager]}], then: managers}
                    - {name: managers, levels: [{after: 1h, to: boss}]}
                """)
            .notifySpec();
    Route.When when =
        new Route.When(SeriesMatcher.parse("{service=pay*}"), Severity.HIGH, Impact.HIGH);
    assertThat(spec.routes())
        .containsExactly(
            new Route(
                when,
                List.of("ops"),
                "on-call",
                Set.of(Notification.Kind.OPENED, Notification.Kind.RESOLVED),
                true),
            Route.all(List.of("ops")));
    assertThat(spec.escalations())
        .containsExactly(
            new Escalation(
                "on-call",
                List.of(
                    new Escalation.Level(Duration.ZERO, List.of("ops")),
                    new Escalation.Level(Duration.ofMinutes(15), List.of("pager"))),
                "managers"),
            new Escalation(
                "managers",
                List.of(new Escalation.Level(Duration.ofHours(1), List.of("boss"))),
                ""));
  }

  @Test
  void what_is_switched_off_is_not_used_and_needs_no_secret() throws ConfigException {
    String text =
        """
        alerting:
          channels:
            - {type: LOG, name: ops}
            - {type: SLACK, name: chat, enabled: false, config: {webhook: "${NOT_SET}"}}
            - {type: WEBHOOK, name: hook, enabled: false, config: {url: "${file:/not/there}"}}
          routes:
            - {match: a, to: [chat], escalation: late}
            - {to: [ops, chat]}
          escalations:
            - {name: late, levels: [{to: [chat]}], then: later}
            - {name: later, levels: [{to: [chat, ops]}]}
        """;
    NotifySpec spec = config(text).notifySpec();
    assertThat(spec.channels()).extracting(ChannelSpec::name).containsExactly("ops");
    assertThat(spec.routes()).extracting(Route::to).containsExactly(List.of(), List.of("ops"));
    assertThat(spec.routes()).extracting(Route::escalation).containsExactly("later", "");
    assertThat(spec.escalations()).extracting(Escalation::name).containsExactly("later");
    assertThat(warnings(text))
        .containsExactly(
            "vigil.yaml:7:22: warning: alerting.routes[0].to leads to nobody: its channels are"
                + " switched off",
            "vigil.yaml:10:34: warning: alerting.escalations[0].levels[0].to leads to nobody: its"
                + " channels are switched off");
  }

  @Test
  void what_is_switched_on_needs_its_secret() {
    String on = "alerting: {channels: [{type: SLACK, config: {webhook: \"${NOT_SET}\"}}]}\n";
    assertThat(refusal(on, Map.of()))
        .isEqualTo(
            "vigil.yaml:1:56: environment variable NOT_SET is not set; '${NOT_SET:default}' would"
                + " do without it");
    String file =
        "alerting: {channels: [{type: SLACK, config: {webhook: \"${file:/no/such}\"}}]}\n";
    assertThat(refusal(file, Map.of())).isEqualTo("vigil.yaml:1:56: file /no/such is not there");
    String off = on.replace("alerting: {", "alerting: {enabled: false, ");
    assertThat(refusal(off, Map.of())).isEmpty();
    assertThat(refusal(off.replace("SLACK", "SLOCK"), Map.of())).contains("'SLOCK'");
  }

  @Test
  void what_is_used_elsewhere_is_needed_though_it_is_switched_off_here() {
    String text =
        """
        alerting:
          channels:
            - {type: SLACK, enabled: false, config: {webhook: &hook "${NOT_SET}"}}
          link: *hook
        """;
    assertThat(refusal(text, Map.of())).contains("NOT_SET is not set");
  }

  @Test
  void nobody_is_told_where_alerting_is_switched_off() throws ConfigException {
    VigilConfig config =
        config(
            """
            alerting:
              enabled: false
              channels: [{type: LOG}]
              impacts: [{match: a, impact: low}]
            """);
    assertThat(config.alertingEnabled()).isFalse();
    assertThat(config.notifySpec()).isEqualTo(NotifySpec.NOBODY);
    assertThat(config.impacts())
        .containsExactly(new ImpactRule(SeriesMatcher.parse("a"), Impact.LOW));
  }

  @Test
  void there_are_no_more_silences_than_can_be_kept() throws ConfigException {
    String one = "    - {match: disk, until: 2026-07-01T00:00Z}\n";
    String head = "alerting:\n  silences:\n";
    assertThat(config(head + one.repeat(Silence.MOST)).silences()).hasSize(Silence.MOST);
    assertThat(refusal(head + one.repeat(Silence.MOST + 2), Map.of()))
        .isEqualTo("vigil.yaml:3:5: alerting.silences has 1002 entries, there may be 1000");
  }

  @Test
  void windows_and_silences_are_of_their_zones() throws ConfigException {
    VigilConfig config =
        config(
            """
            timezone: Europe/Berlin
            alerting:
              maintenance:
                - {name: weekly, match: "{host=a*}", weekly: {days: [sun], from: 1:00, until: 03:00}, stopsLearning: true}
                - {name: cron, cron: "0 2 * * mon-fri", lasts: 90m, zone: UTC}
                - {name: once, from: 2026-07-01T10:00, until: 2026-07-01T12:00}
                - {name: instants, from: 2026-07-01T10:00Z, until: 2026-07-01T12:00+02:00}
              silences:
                - {match: cpu, until: 2026-07-01T10:00, reason: broken sensor}
                - {from: 2026-07-01T10:00Z, until: 2026-07-02T10:00Z}
              deploys: {lasts: 10m}
            """
                .replace("until: 2026-07-01T12:00+02:00", "until: 2026-07-01T14:00+02:00"));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    SeriesMatcher all = SeriesMatcher.parse("*");
    assertThat(config.maintenance())
        .containsExactly(
            new MaintenanceWindow(
                "weekly",
                SeriesMatcher.parse("{host=a*}"),
                new Weekly(
                    Set.of(DayOfWeek.SUNDAY), LocalTime.of(1, 0), LocalTime.of(3, 0), berlin),
                true),
            new MaintenanceWindow(
                "cron",
                all,
                new CronTimes(
                    Cron.parse("0 2 * * mon-fri"), Duration.ofMinutes(90), ZoneId.of("UTC")),
                false),
            new MaintenanceWindow(
                "once",
                all,
                new OneOff(
                    Instant.parse("2026-07-01T08:00:00Z"), Instant.parse("2026-07-01T10:00:00Z")),
                false),
            new MaintenanceWindow(
                "instants",
                all,
                new OneOff(
                    Instant.parse("2026-07-01T10:00:00Z"), Instant.parse("2026-07-01T12:00:00Z")),
                false));
    assertThat(config.policy().maintenance()).isEqualTo(config.maintenance());
    assertThat(config.silences()).extracting(Silence::id).containsExactly(1L, 2L);
    assertThat(config.silences().get(0).note().text()).isEqualTo("broken sensor");
    assertThat(config.silences().get(0).span().until())
        .isEqualTo(Instant.parse("2026-07-01T08:00:00Z").toEpochMilli());
    assertThat(config.deploys()).isEqualTo(new DeployDefaults(Duration.ofMinutes(10), 0.5));
  }

  @Test
  void alerts_and_incidents_are_as_they_are_set() throws ConfigException {
    VigilConfig config =
        config(
            """
            alerting:
              alerts: {flapOpenings: 5, flapWindow: 2h, quietTimes: 4, quietAtLeast: 1m, quietAtMost: 2d, mostLive: 7, mostOver: 0}
              incidents:
                joinAt: 0.8
                near: 2m
                window: 10m
                weights: {service: 0.9, team: 0.5}
                dependsOn: {"service=api": ["service=db", "team=x"]}
                stormIncidents: 30
                mostLive: 8
                mostOver: 9
            """);
    assertThat(config.alertSpec())
        .isEqualTo(
            new AlertSpec(
                5, Duration.ofHours(2), 4, Duration.ofMinutes(1), Duration.ofDays(2), 7, 0));
    IncidentSpec incidents = config.incidentSpec();
    assertThat(incidents.joinAt()).isEqualTo(0.8);
    assertThat(incidents.near()).isEqualTo(Duration.ofMinutes(2));
    assertThat(incidents.window()).isEqualTo(Duration.ofMinutes(10));
    assertThat(incidents.topology().weights())
        .containsEntry("service", 0.9)
        .containsEntry("team", 0.5)
        .containsEntry("host", 0.8);
    assertThat(incidents.topology().dependsOn())
        .containsExactly(Map.entry("service=api", Set.of("service=db", "team=x")));
    assertThat(incidents.stormIncidents()).isEqualTo(30);
    assertThat(incidents.mostLive()).isEqualTo(8);
    assertThat(incidents.mostOver()).isEqualTo(9);
  }

  @Test
  void people_work_when_it_says() throws ConfigException {
    VigilConfig config =
        config("timezone: Asia/Tokyo\nbusinessHours: {from: 8, until: 20, days: [mon, sat]}\n");
    assertThat(config.businessHours().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(config.businessHours().from()).isEqualTo(8);
    assertThat(config.businessHours().until()).isEqualTo(20);
    assertThat(config.businessHours().days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
    assertThat(config("{}").businessHours().zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void what_looks_like_a_mistake_is_warned_of_in_its_place() throws ConfigException {
    assertThat(
            warnings(
                """
                businessRules:
                  - {name: never, condition: value > 10 && value < 5, action: alert}
                  - {name: old, condition: value > 10, action: alert, expires: 2025-12-31}
                  - name: late
                    condition: "severity === 'HIGH'"
                    action: adjust_threshold 2
                alerting:
                  channels: [{type: LOG}, {type: LOG, name: unused}]
                  routes: [{to: log}]
                  maintenance: [{name: over, from: 2025-01-01T00:00Z, until: 2025-01-02T00:00Z}]
                  silences: [{until: 2025-01-02T00:00Z}]
                """))
        .containsExactly(
            "vigil.yaml:2:30: warning: rule 'never': can never be true",
            "vigil.yaml:3:64: warning: rule 'old': expired with 2025-12-31, it does nothing any"
                + " more",
            "vigil.yaml:5:17: warning: rule 'late': a threshold is adjusted before the judge, when"
                + " 'severity' is not known yet",
            "vigil.yaml:8:13: warning: channel: no route leads to 'unused'",
            "vigil.yaml:10:62: warning: alerting.maintenance[0].until is over: the window does"
                + " nothing any more",
            "vigil.yaml:11:22: warning: alerting.silences[0].until is over: the silence does"
                + " nothing any more");
  }

  @Test
  void names_that_the_file_speaks_of_are_not_taken_for_misspelt() throws ConfigException {
    String rule = "businessRules: [{name: a, condition: metrics === 'x', action: alert}]\n";
    assertThat(warnings(rule)).hasSize(1);
    assertThat(warnings(rule + "knownNames: [metrics]\n")).isEmpty();
    assertThat(warnings(rule + "series: [{labels: {metrics: x}, sensitivity: 0.5}]\n")).isEmpty();
    assertThat(warnings(rule + "alerting: {impacts: [{match: '{metrics=x}', impact: low}]}\n"))
        .isEmpty();
    assertThat(warnings(rule.replace("===", "=== labels.metrics || metrics ==="))).isEmpty();
  }

  @Test
  void templates_may_name_what_the_file_speaks_of() {
    String channel =
        "alerting: {channels: [{type: SLACK, config: {webhook: \""
            + HOOK
            + "\", template: \"{{plant}}\"}}]}\n";
    assertThat(refusal(channel, Map.of())).contains("unknown field 'plant'");
    assertThat(refusal(channel + "knownNames: plant\n", Map.of())).isEmpty();
    String asked = "businessRules: [{name: a, condition: plant === 'x', action: alert}]\n";
    assertThat(refusal(channel + asked, Map.of())).isEmpty();
  }

  @Test
  void a_zone_that_nothing_goes_by_is_refused() {
    String unused = "timezone: Europe/Berlin\ndetectorType: zscore\n";
    assertThat(refusal(unused + "alerting: {channels: [{type: LOG}]}\n", Map.of()))
        .contains("timezone is never used");
    String quiet = "quietHours: {from: 1:00, until: 2:00}";
    assertThat(refusal(unused + "alerting: {channels: [{type: LOG, " + quiet + "}]}\n", Map.of()))
        .isEmpty();
  }

  @Test
  void a_channel_of_the_file_sends_with_the_secrets_of_the_file() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> keys = new CopyOnWriteArrayList<>();
    server.createContext(
        "/hook",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("X-Security-Key"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String text =
        """
        alerting:
          channels:
            - type: WEBHOOK
              config: {url: "${URL}", headers: {X-Security-Key: "${KEY}"}, allowHosts: [127.0.0.1]}
        """;
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    NotifySpec spec = config(text, Map.of("URL", url, "KEY", "canary-4711")).notifySpec();
    assertThat(spec.toString()).doesNotContain("canary", url);
    try (Channel channel = spec.channels().get(0).settings().newChannel()) {
      Notification notification = Notifications.of("1", Notification.Kind.OPENED);
      assertThat(channel.send(notification)).isEqualTo(new Delivery.Delivered());
    } finally {
      server.stop(0);
    }
    assertThat(keys).containsExactly("canary-4711");
  }
}
