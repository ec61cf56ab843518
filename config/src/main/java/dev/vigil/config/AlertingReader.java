package dev.vigil.config;

import dev.vigil.alert.Impact;
import dev.vigil.alert.ImpactRule;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Silence;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.notify.Escalation;
import dev.vigil.notify.NotifyProblem;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who is told of what, and when. One owner. */
final class AlertingReader {
  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}");
  private static final List<String> OF_LINKS = List.of("series", "from", "to", "incident");

  private final ChannelsReader channels;
  private final ZoneId zone;
  private final Names names;
  private final Instant now;

  AlertingReader(Surroundings with, ZoneId zone, Names names, Instant now) {
    this.channels = new ChannelsReader(with.channels(), zone, with.serves());
    this.zone = zone;
    this.names = names;
    this.now = now;
  }

  /** All of it but what depends on names; {@link #check} tells of that. */
  Alerting read(Section top) {
    Optional<Section> group = top.section(Keys.ALERTING, AlertingKeys.ALL);
    if (group.isEmpty()) {
      return Alerting.DEFAULT;
    }
    Section given = group.get();
    boolean enabled = given.truth(AlertingKeys.ENABLED, true);
    String link = given.take(AlertingKeys.LINK).flatMap(AlertingReader::link).orElse("");
    given.take(AlertingKeys.CHANNELS).ifPresent(list -> channels.read(list, enabled));
    EscalationsReader escalations = new EscalationsReader(channels);
    escalations.read(given);
    List<Route> routes = new RoutesReader(channels, escalations, names).read(given);
    List<MaintenanceWindow> maintenance = new MaintenanceReader(zone, names, now).read(given);
    List<Silence> silences = new SilencesReader(zone, names, now).read(given);
    Alerting read =
        new Alerting(
            enabled,
            notifySpec(enabled, routes, escalations.all(), link),
            impacts(given),
            new Quieting(maintenance, silences, deploys(given)),
            LifeReader.alerts(given),
            LifeReader.incidents(given, names));
    given.done();
    tellUnreached(given, read.told());
    return read;
  }

  private static Optional<String> link(Value value) {
    Optional<String> address = value.text("an address");
    Matcher tag = TAG.matcher(address.orElse(""));
    while (tag.find()) {
      String name = tag.group(1).strip();
      if (!OF_LINKS.contains(name)) {
        value.refuseAs(
            value.path() + " may name " + String.join(", ", OF_LINKS) + ", was " + Quote.of(name));
      }
    }
    return address;
  }

  private NotifySpec notifySpec(
      boolean enabled, List<Route> routes, List<Escalation> escalations, String link) {
    return enabled ? new NotifySpec(channels.used(), routes, escalations, link) : NotifySpec.NOBODY;
  }

  private List<ImpactRule> impacts(Section given) {
    List<ImpactRule> impacts = new ArrayList<>();
    for (Section section : given.sections(AlertingKeys.IMPACTS, AlertingKeys.OF_IMPACT)) {
      SeriesMatcher series = Words.series(section, AlertingKeys.MATCH, names);
      if (section.take(AlertingKeys.IMPACT).isEmpty()) {
        section.refuseWithout(AlertingKeys.IMPACT);
      }
      impacts.add(
          new ImpactRule(
              series, section.constant(AlertingKeys.IMPACT, Impact.class, Impact.NORMAL)));
      section.done();
    }
    return impacts;
  }

  private static DeployDefaults deploys(Section given) {
    DeployDefaults usual = DeployDefaults.USUAL;
    Optional<Section> group = given.section(AlertingKeys.DEPLOYS, QuietKeys.OF_DEPLOYS);
    if (group.isEmpty()) {
      return usual;
    }
    Section section = group.get();
    Duration lasts =
        section.span(QuietKeys.FELT, Duration.ofSeconds(1), Duration.ofDays(30), usual.lasts());
    double strictness = section.number(QuietKeys.STRICTNESS, 0.1, 10, usual.strictness());
    section.done();
    return new DeployDefaults(lasts, strictness);
  }

  /** Warns of what nothing leads to, and of what leads nowhere. */
  private static void tellUnreached(Section given, NotifySpec spec) {
    for (NotifyProblem problem : spec.problems()) {
      if (problem.warning()) {
        Key key =
            problem.path().startsWith("channels")
                ? AlertingKeys.CHANNELS
                : problem.path().startsWith("routes")
                    ? AlertingKeys.ROUTES
                    : AlertingKeys.ESCALATIONS;
        given.take(key).orElse(given.group()).warnOfWhole(words(spec, problem));
      }
    }
  }

  /** Places in what is used are not those of the file, where some is switched off. */
  private static String words(NotifySpec spec, NotifyProblem problem) {
    String what = problem.path().replaceAll("s\\[.*", "");
    boolean route = what.equals("route") && !spec.routes().isEmpty();
    return route
        ? "a " + problem.message().replaceFirst("^the ", "")
        : what + ": " + problem.message();
  }

  /** Tells what keeps channels from working, once all names are known. */
  void check() {
    channels.check(names);
  }
}
