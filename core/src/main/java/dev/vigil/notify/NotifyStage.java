package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Digits;
import dev.vigil.model.Durations;
import dev.vigil.model.Question;
import dev.vigil.model.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who was to know of an anomaly, as it was decided then. Whether it arrived is known later, by the
 * keys of what was sent. Immutable.
 *
 * @param routes those that led to somebody, in their order
 * @param sent what was put into the outbox because of it
 * @param known channels that knew of its incident already, and were not told anew
 * @param coming who is told next while nobody takes the incident on
 */
public record NotifyStage(
    List<Matched> routes, List<Sent> sent, List<String> known, List<Coming> coming)
    implements Stage {
  /** Nobody was to be told. */
  public static final NotifyStage NOBODY =
      new NotifyStage(List.of(), List.of(), List.of(), List.of());

  /** A route that fitted. */
  public record Matched(String when, List<String> to, String escalation) {}

  /**
   * A notification.
   *
   * @param until when it is told in a digest; 0 where it is told at once
   */
  public record Sent(
      ChannelSpec channel, Notification.Kind kind, String key, long until, Timing timing) {
    String words() {
      String name = channel.name();
      return until == 0
          ? name + " at once"
          : name + " in a digest at " + Digits.time(until) + " (" + timing.words + ")";
    }
  }

  /** Why a notification is told when it is. */
  public enum Timing {
    AT_ONCE("at once"),
    QUIET_HOURS("quiet hours"),
    ALLOWANCE("its allowance is used up"),
    HABIT("it was marked wrong there again and again"),
    WITH_ITS_DIGEST("with what it ends");

    private final String words;

    Timing(String words) {
      this.words = words;
    }
  }

  /** A level of an escalation that is yet to come. */
  public record Coming(String escalation, long epochMillis, List<String> to) {}

  public NotifyStage {
    routes = List.copyOf(routes);
    sent = List.copyOf(sent);
    known = List.copyOf(known);
    coming = List.copyOf(coming);
    requireNonNull(coming, "coming");
  }

  @Override
  public Question question() {
    return Question.NOTIFY;
  }

  @Override
  public boolean passed() {
    return !sent.isEmpty() || !known.isEmpty();
  }

  @Override
  public String answer() {
    String next =
        coming.stream()
            .map(one -> String.join(" and ", one.to()) + " at " + Digits.time(one.epochMillis()))
            .collect(Collectors.joining(", "));
    return told() + (next.isEmpty() ? "" : " Unless somebody takes it on, next: " + next + ".");
  }

  private String told() {
    if (!sent.isEmpty()) {
      return "Told: " + sent.stream().map(Sent::words).collect(Collectors.joining(", ")) + ".";
    }
    return known.isEmpty()
        ? "Nobody: no route leads from it to a channel."
        : "Nobody anew: " + String.join(" and ", known) + " know of the incident already.";
  }

  @Override
  public String otherwise() {
    if (sent.isEmpty()) {
      return passed() ? "" : "People would have been told had a route led to a channel.";
    }
    return sent.stream()
        .map(one -> one.channel())
        .distinct()
        .map(NotifyStage::leeway)
        .collect(Collectors.joining(" "));
  }

  private static String leeway(ChannelSpec channel) {
    Allowance allowance = channel.allowance();
    String quiet = quiet(channel.quiet());
    return channel.name()
        + " would have had it in a digest beyond "
        + allowance.most()
        + " in "
        + Durations.words(allowance.per().toMillis() / 1e3)
        + (quiet.isEmpty() ? "" : ", or " + quiet)
        + ".";
  }

  private static String quiet(QuietHours hours) {
    return hours.days().isEmpty()
        ? ""
        : "from "
            + hours.from()
            + " to "
            + hours.until()
            + " "
            + hours.zone()
            + " if under "
            + hours.unless();
  }

  @Override
  public Map<String, Object> turningPoint() {
    List<Object> channels = new ArrayList<>();
    for (Sent one : sent) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("channel", one.channel().name());
      each.put("notifications", one.channel().allowance().most());
      each.put("millis", one.channel().allowance().per().toMillis());
      if (!one.channel().quiet().days().isEmpty()) {
        each.put("quietFrom", one.channel().quiet().from().toString());
        each.put("quietUntil", one.channel().quiet().until().toString());
      }
      channels.add(each);
    }
    return channels.isEmpty() ? Map.of() : Map.of("channels", channels);
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("routes", routes.stream().map(NotifyStage::map).toList());
    record.put("sent", sent.stream().map(NotifyStage::map).toList());
    record.put("known", known);
    record.put("coming", coming.stream().map(NotifyStage::map).toList());
    return record;
  }

  private static Map<String, Object> map(Matched route) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("when", route.when());
    map.put("to", route.to());
    map.put("escalation", route.escalation());
    return map;
  }

  private static Map<String, Object> map(Sent one) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("channel", one.channel().name());
    map.put("type", one.channel().settings().type());
    map.put("kind", one.kind().name());
    map.put("key", one.key());
    map.put("timing", one.timing().name());
    if (one.until() != 0) {
      map.put("until", one.until());
    }
    return map;
  }

  private static Map<String, Object> map(Coming one) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("escalation", one.escalation());
    map.put("at", one.epochMillis());
    map.put("to", one.to());
    return map;
  }
}
