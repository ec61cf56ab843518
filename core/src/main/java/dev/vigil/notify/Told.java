package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people have been told of one incident, and who is told next. One owner. */
final class Told {
  private static final int MOST = 10_000;
  private static final int LARGEST_DRAFT = 1 << 22;

  private final long id;
  private final long began;
  private long since;
  private Severity worst;
  private boolean acknowledged;
  private boolean over;
  private final Map<String, Hearer> hearers = new LinkedHashMap<>();
  private final Map<String, Climb> climbs = new LinkedHashMap<>();
  private byte[] draft = {};

  private Told(long id, long began, Severity worst) {
    this.id = id;
    this.began = began;
    this.since = began;
    this.worst = worst;
  }

  Told(Incident incident) {
    this(incident.id(), incident.span().from(), incident.impact().worst());
    see(incident);
    over = incident.status() == IncidentStatus.RESOLVED;
  }

  long id() {
    return id;
  }

  /** Event time of its first anomaly, as it was when it was told first. */
  long began() {
    return began;
  }

  /** Event time at which it opened last. */
  long since() {
    return since;
  }

  Severity worst() {
    return worst;
  }

  boolean over() {
    return over;
  }

  /** Whether somebody should take it on. */
  boolean unattended() {
    return !acknowledged && !over;
  }

  /** As it is now. */
  void see(Incident incident) {
    worst = incident.impact().worst();
    acknowledged = incident.status() == IncidentStatus.ACKNOWLEDGED;
  }

  void end() {
    over = true;
  }

  /** It came back. */
  void again(long now) {
    over = false;
    since = now;
  }

  /** The same for all that one channel is told of it. */
  String thread() {
    return "vigil-" + id + "-" + began;
  }

  /** The same whenever the same is told. */
  String key(Kind kind, String which, String channel) {
    String all = id + "|" + began + "|" + since + "|" + kind + "|" + which + "|" + channel;
    return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
  }

  /** The channel with what it knows; it is known here from then on. */
  Hearer hearer(String channel) {
    return hearers.computeIfAbsent(channel, name -> new Hearer(name, thread()));
  }

  List<Hearer> hearers() {
    return List.copyOf(hearers.values());
  }

  /** A channel goes on under the thread of an incident that is part of this one now. */
  void adopt(Hearer hearer) {
    hearers.put(hearer.channel(), hearer);
  }

  /** The escalations that go on or have come to their end, by name. */
  Map<String, Climb> climbs() {
    return climbs;
  }

  /** What there is to tell when time has passed; null if nothing is. */
  @Nullable Draft draft() {
    return draft.length == 0 ? null : Draft.of(draft);
  }

  void keep(Draft next) {
    draft = next.toBytes();
  }

  void forgetDraft() {
    draft = new byte[0];
  }

  void save(StateWriter out) {
    out.put(id).put(began).put(since).put(worst.ordinal()).put(acknowledged).put(over);
    out.put(hearers.size());
    hearers.values().forEach(hearer -> hearer.save(out));
    out.put(climbs.size());
    climbs.values().forEach(climb -> climb.save(out));
    out.put(draft.length).put(draft);
  }

  static Told read(StateReader in) {
    Told loaded = new Told(in.getLong(), in.getLong(), Severity.LOW);
    loaded.since = in.getLong();
    loaded.worst = NotificationState.word(Severity.values(), in);
    loaded.acknowledged = in.getBoolean();
    loaded.over = in.getBoolean();
    for (int left = in.getInt("channels", 0, MOST); left > 0; left--) {
      loaded.adopt(Hearer.read(in));
    }
    for (int left = in.getInt("escalations", 0, MOST); left > 0; left--) {
      Climb climb = Climb.read(in);
      loaded.climbs.put(climb.escalation(), climb);
    }
    loaded.draft = new byte[in.getInt("bytes of a draft", 0, LARGEST_DRAFT)];
    in.get(loaded.draft);
    if (loaded.draft() == null && loaded.climbs.values().stream().anyMatch(Climb::goesOn)) {
      throw new BadState("incident " + loaded.id + " escalates, and there is nothing to tell");
    }
    return loaded;
  }

  /**
   * How far an escalation of it has come.
   *
   * @param start when it began, by the clock
   * @param done delay of the last level that was told, in milliseconds; -1 before the first
   * @param next when the next level is due; {@link Long#MAX_VALUE} after the last
   */
  record Climb(String escalation, long start, long done, long next) {
    boolean goesOn() {
      return next != Long.MAX_VALUE;
    }

    void save(StateWriter out) {
      NotificationState.put(escalation, out);
      out.put(start).put(done).put(next);
    }

    static Climb read(StateReader in) {
      return new Climb(NotificationState.text(in), in.getLong(), in.getLong(), in.getLong());
    }
  }
}
