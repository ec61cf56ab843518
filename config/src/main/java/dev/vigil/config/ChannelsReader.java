package dev.vigil.config;

import dev.vigil.model.NearestName;
import dev.vigil.model.Severity;
import dev.vigil.notify.Allowance;
import dev.vigil.notify.ChannelCatalogue;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.QuietHours;
import dev.vigil.setting.BadSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads channels. One owner. */
final class ChannelsReader {
  private static final String ALLOWED_HOSTS = "allowHosts";

  private final ChannelCatalogue kinds;
  private final ZoneId zone;
  private final boolean inward;
  private final Map<String, Channel> channels = new LinkedHashMap<>();

  /**
   * A channel that was read.
   *
   * @param spec what it is, unless that is wrong
   * @param used whether it is switched on
   * @param whole whether all that it says is known; of one that is not used, what is not set is not
   * @param group all of it
   * @param given its settings, with their places
   */
  private record Channel(
      Optional<ChannelSpec> spec,
      boolean used,
      boolean whole,
      Value group,
      Optional<GivenSettings> given) {}

  /**
   * @param zone whose clocks quiet hours go by where they name none
   * @param inward whether they may name hosts that are not on the public internet
   */
  ChannelsReader(ChannelCatalogue kinds, ZoneId zone, boolean inward) {
    this.inward = inward;
    this.kinds = kinds;
    this.zone = zone;
  }

  /**
   * Reads a list of them.
   *
   * @param enabled whether any of them is to be used
   */
  void read(Value list, boolean enabled) {
    for (Value item : list.items("a list of channels")) {
      boolean used = enabled && switchedOn(item);
      Value read = used ? item : new Value(Unset.without(item), item.path(), item.problems());
      boolean whole = read.node().equals(item.node());
      read.section(AlertingKeys.OF_CHANNEL).ifPresent(section -> one(section, used, whole));
    }
  }

  private static boolean switchedOn(Value item) {
    return !(item.node() instanceof Node.Mapping mapping)
        || mapping.entries().stream()
            .filter(entry -> entry.key().equals(AlertingKeys.USED.name()))
            .noneMatch(
                entry ->
                    entry.value() instanceof Node.Scalar scalar
                        && scalar.kind() == Node.Scalar.Kind.TRUTH
                        && !Boolean.parseBoolean(scalar.text()));
  }

  private void one(Section section, boolean used, boolean whole) {
    section.truth(AlertingKeys.USED, true);
    Optional<ChannelSettings> kind = kind(section);
    Optional<Value> named = section.take(AlertingKeys.NAME);
    Optional<String> name =
        named.isPresent()
            ? named.flatMap(Value::name)
            : kind.map(ChannelSettings::type)
                .or(() -> section.take(AlertingKeys.TYPE).flatMap(Value::name))
                .map(ChannelsReader::lower);
    Allowance allowance = allowance(section);
    QuietHours quiet = quiet(section);
    Optional<Value> config = section.take(AlertingKeys.CONFIG);
    config.ifPresent(this::refuseInward);
    section.done();
    Optional<GivenSettings> given =
        kind.flatMap(
            k ->
                config.map(
                    group -> GivenSettings.read(group, k.settings(), (setting, value) -> false)));
    Optional<ChannelSettings> settings = kind.flatMap(k -> settings(k, given));
    if (name.isPresent()) {
      Optional<ChannelSpec> spec =
          settings.map(s -> new ChannelSpec(name.get(), s, allowance, quiet));
      Channel channel = new Channel(spec, used, whole, section.group(), given);
      if (channels.putIfAbsent(name.get(), channel) != null) {
        twice(section, named, name.get());
      }
    }
  }

  /** What a server reaches beside the internet is not for each of its tenants to say. */
  private void refuseInward(Value group) {
    if (inward || !(group.node() instanceof Node.Mapping mapping)) {
      return;
    }
    for (Node.Entry entry : mapping.entries()) {
      Value value = group.of(entry);
      if (NearestName.same(ALLOWED_HOSTS, entry.key())) {
        value.refuse(value.path() + " may be said by the tenant 'default' only");
      } else {
        refuseInward(value);
      }
    }
  }

  private static void twice(Section section, Optional<Value> named, String name) {
    String message =
        "there is another channel of the name "
            + Quote.of(name)
            + (named.isEmpty() ? "; give one of them a name" : "");
    named.orElse(section.group()).refuse(message);
  }

  private static String lower(String type) {
    return type.toLowerCase(Locale.ROOT);
  }

  private Optional<ChannelSettings> kind(Section section) {
    Optional<String> type = section.needed(AlertingKeys.TYPE);
    Optional<ChannelSettings> kind = type.flatMap(kinds::find);
    if (type.isPresent() && kind.isEmpty()) {
      Value value = section.take(AlertingKeys.TYPE).orElse(section.group());
      List<String> types = kinds.all().stream().map(ChannelSettings::type).toList();
      String known =
          types.isEmpty() ? ", there are none" : ", known are " + String.join(", ", types);
      value.refuse(
          "unknown type of channel "
              + value.quoted()
              + kinds
                  .nearest(type.get())
                  .map(near -> ", did you mean '" + near + "'?")
                  .orElse(known));
    }
    return kind;
  }

  private static Optional<ChannelSettings> settings(
      ChannelSettings kind, Optional<GivenSettings> given) {
    try {
      return Optional.of(given.isEmpty() ? kind : kind.with(given.get().values()));
    } catch (BadSettings e) {
      e.problems().forEach(problem -> given.orElseThrow().tell(problem));
      return Optional.empty();
    }
  }

  private static Allowance allowance(Section section) {
    Optional<Section> group = section.section(AlertingKeys.ALLOWANCE, AlertingKeys.OF_ALLOWANCE);
    if (group.isEmpty()) {
      return Allowance.USUAL;
    }
    Section given = group.get();
    int most = given.whole(AlertingKeys.MOST, 1, 100_000, Allowance.USUAL.most());
    Duration per =
        given.span(
            AlertingKeys.PER, Duration.ofSeconds(1), Duration.ofDays(7), Allowance.USUAL.per());
    given.done();
    return new Allowance(most, per);
  }

  private QuietHours quiet(Section section) {
    Optional<Section> group = section.section(AlertingKeys.QUIET_HOURS, AlertingKeys.OF_QUIET);
    if (group.isEmpty()) {
      return QuietHours.NONE;
    }
    Section given = group.get();
    Set<DayOfWeek> days =
        given.take(AlertingKeys.DAYS).map(Times::days).orElse(EnumSet.allOf(DayOfWeek.class));
    Optional<LocalTime> from = time(given, AlertingKeys.FROM);
    Optional<LocalTime> until = time(given, AlertingKeys.UNTIL);
    ZoneId clocks = given.take(AlertingKeys.ZONE).flatMap(Times::zone).orElse(zone);
    Severity unless = given.constant(AlertingKeys.UNLESS, Severity.class, Severity.CRITICAL);
    given.done();
    return from.isEmpty() || until.isEmpty()
        ? QuietHours.NONE
        : new QuietHours(days, from.get(), until.get(), clocks, unless);
  }

  static Optional<LocalTime> time(Section section, Key key) {
    Optional<Value> value = section.take(key);
    if (value.isEmpty()) {
      section.refuseWithout(key);
    }
    return value.flatMap(Times::time);
  }

  /** Tells what keeps channels from working, once all names are known. */
  void check(Names names) {
    for (Channel channel : channels.values()) {
      if (channel.whole() && channel.spec().isPresent()) {
        for (BadSettings.Problem problem :
            channel.spec().get().settings().problems(names.ofTemplates())) {
          tell(channel, problem);
        }
      }
    }
  }

  private static void tell(Channel channel, BadSettings.Problem problem) {
    if (channel.given().isPresent()) {
      channel.given().get().tell(problem);
    } else {
      channel.group().refuse(channel.group().path() + ": " + problem.message());
    }
  }

  /** Those that are switched on. */
  List<ChannelSpec> used() {
    List<ChannelSpec> used = new ArrayList<>();
    channels.values().stream().filter(Channel::used).forEach(c -> c.spec().ifPresent(used::add));
    return used;
  }

  /** Whether there is such a channel, switched on or not. */
  boolean knows(String name) {
    return channels.containsKey(name);
  }

  boolean uses(String name) {
    return channels.containsKey(name) && channels.get(name).used();
  }

  /** What to say of a name that no channel has. */
  String unknown(Words.Named named) {
    String known =
        channels.isEmpty()
            ? ", there are none"
            : ", known are " + String.join(", ", channels.keySet());
    return "unknown channel "
        + named.place().quoted()
        + NearestName.of(named.name(), channels.keySet())
            .map(near -> ", did you mean '" + near + "'?")
            .orElse(known);
  }
}
