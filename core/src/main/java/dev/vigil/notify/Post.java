package dev.vigil.notify;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.alert.Alert;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.NotifyStage.Timing;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Makes notifications out, decides whether they are told now or in a digest, and puts them into the
 * outbox. What that cannot take waits here, up to 10,000. One owner.
 */
final class Post {
  private static final System.Logger LOG = System.getLogger(Post.class.getName());
  private static final int MOST_UNSAVED = 10_000;
  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_CHANNELS = 100_000;

  private final Outbox outbox;
  private final InstantSource clock;
  private final Habits habits;
  private final Trail trail;
  private final List<Waiting> batch = new ArrayList<>();
  private final Map<String, ChannelBudget> budgets = new LinkedHashMap<>();
  private final Deque<Waiting> unsaved = new ArrayDeque<>();
  private final Set<Overtaken> overtaken = new LinkedHashSet<>();
  private long lost;

  /**
   * Why somebody is told.
   *
   * @param key see {@link Notification#key()}
   * @param reason what is told before all else; may be empty
   */
  record News(Kind kind, String key, long epochMillis, String reason) {}

  /** What was held back on a channel, of a thread, and is not to be told any more. */
  private record Overtaken(String channel, String thread) {}

  /** When something is told, and why then. */
  private record When(long time, Timing timing) {}

  Post(Outbox outbox, InstantSource clock, Habits habits, Trail trail) {
    this.outbox = outbox;
    this.clock = clock;
    this.habits = habits;
    this.trail = trail;
  }

  /** Keeps no books of channels that are no more. */
  void channels(Set<String> names) {
    budgets.keySet().retainAll(names);
  }

  boolean muted(String channel, Alert lead) {
    return habits.quiet(channel, lead);
  }

  /** Tells a channel, or holds it back for a digest. */
  void tell(Matter matter, Hearer hearer, ChannelSpec spec, News news) {
    long now = clock.millis();
    When when = when(matter, hearer, spec, news.kind());
    long then = Math.max(now, when.time());
    boolean held = then > now;
    Timing timing = held ? when.timing() : Timing.AT_ONCE;
    trail.told(new NotifyStage.Sent(spec, news.kind(), news.key(), held ? then : 0, timing));
    Draft.Address address =
        new Draft.Address(
            news.key(),
            spec.name(),
            news.kind(),
            news.epochMillis(),
            hearer.thread(),
            news.reason());
    Notification told = matter.draft().to(address);
    batch.add(held ? new Waiting(told, then, true, 0, "") : Waiting.atOnce(told, now));
    overtake(hearer, spec, held);
    if (news.kind() != Kind.RESOLVED && news.kind() != Kind.ACKNOWLEDGED) {
      if (held) {
        hearer.tellLater(then);
      } else {
        hearer.tell();
      }
    }
  }

  /**
   * Where the other side keeps incidents, what is told at once takes the place of what was held
   * back of the same: told later, that would open there what is over.
   */
  private void overtake(Hearer hearer, ChannelSpec spec, boolean held) {
    Overtaken one = new Overtaken(spec.name(), hearer.thread());
    if (held) {
      overtaken.remove(one);
    } else if (spec.settings().tracksIncidents() && hearer.held()) {
      hearer.overtaken();
      overtaken.add(one);
    }
  }

  /** When it may be told: now, or with the next digest. */
  private When when(Matter matter, Hearer hearer, ChannelSpec spec, Kind kind) {
    long now = clock.millis();
    boolean ends = kind == Kind.RESOLVED || kind == Kind.ACKNOWLEDGED;
    if (ends && hearer.digest(kind, now) > 0) {
      return new When(hearer.digest(kind, now), Timing.WITH_ITS_DIGEST);
    }
    if (ends && spec.settings().tracksIncidents()) {
      return new When(now, Timing.AT_ONCE);
    }
    ChannelBudget budget = budgets.computeIfAbsent(spec.name(), name -> new ChannelBudget());
    OptionalLong quiet = quiet(spec.quiet(), matter.draft().severity(), now);
    if (quiet.isPresent()) {
      return new When(budget.digest(quiet.getAsLong()), Timing.QUIET_HOURS);
    }
    if (ends || kind == Kind.UNATTENDED) {
      return new When(now, Timing.AT_ONCE);
    }
    Alert lead = matter.lead();
    if (lead != null && muted(spec.name(), lead)) {
      return new When(budget.nextDigest(now), Timing.HABIT);
    }
    return new When(budget.take(spec.allowance(), now), Timing.ALLOWANCE);
  }

  private static OptionalLong quiet(QuietHours hours, Severity severity, long now) {
    return severity.compareTo(hours.unless()) >= 0 ? OptionalLong.empty() : hours.end(now);
  }

  /** Puts into the outbox what was told since the last time. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<Waiting> some = List.copyOf(batch);
    batch.clear();
    if (!unsaved.isEmpty()) {
      putOff(some); // behind the others
      return;
    }
    try {
      outbox.add(some);
      withdraw();
    } catch (OutboxException e) {
      LOG.log(WARNING, "notifications wait until the outbox can take them", e);
      putOff(some);
    }
  }

  /** Once what is told at once is safe. */
  private void withdraw() {
    try {
      overtaken.forEach(one -> outbox.withdraw(one.channel(), one.thread(), clock.millis()));
      overtaken.clear();
    } catch (OutboxException e) {
      LOG.log(DEBUG, "what was overtaken is withdrawn once the outbox can be written to", e);
    }
  }

  private void putOff(List<Waiting> some) {
    unsaved.addAll(some);
    while (unsaved.size() > MOST_UNSAVED) {
      unsaved.removeFirst();
      lost++;
    }
  }

  /** Tries again what the outbox could not take, as much of it as there is room for. */
  void retry() {
    int before = unsaved.size();
    boolean room = true;
    while (room && !unsaved.isEmpty()) {
      room = retried(MOST_AT_ONCE) || retried(1);
    }
    if (unsaved.isEmpty()) {
      withdraw();
    }
    if (unsaved.size() < before) {
      LOG.log(INFO, "the outbox has taken {0} notifications that waited", before - unsaved.size());
    }
  }

  /** Whether the outbox has taken up to so many of them. */
  private boolean retried(int most) {
    List<Waiting> some = unsaved.stream().limit(most).toList();
    try {
      outbox.add(some);
    } catch (OutboxException e) {
      LOG.log(DEBUG, "the outbox can still not take what waits", e);
      return false;
    }
    for (int left = some.size(); left > 0; left--) {
      unsaved.removeFirst();
    }
    return true;
  }

  int unsaved() {
    return unsaved.size();
  }

  long lost() {
    return lost;
  }

  void save(StateWriter out) {
    out.put(budgets.size());
    budgets.forEach(
        (name, budget) -> {
          NotificationState.put(name, out);
          budget.save(out);
        });
    out.put(unsaved.size());
    unsaved.forEach(one -> NotificationState.put(one, out));
    out.put(lost);
  }

  /** One that goes on from what was saved, and puts it where another does. */
  static Post read(StateReader in, Post like) {
    Post loaded = new Post(like.outbox, like.clock, like.habits, like.trail);
    for (int left = in.getInt("channels", 0, MOST_CHANNELS); left > 0; left--) {
      loaded.budgets.put(NotificationState.text(in), ChannelBudget.read(in));
    }
    for (int left = in.getInt("notifications", 0, MOST_UNSAVED); left > 0; left--) {
      loaded.unsaved.add(NotificationState.readWaiting(in));
    }
    loaded.lost = in.getLong();
    return loaded;
  }
}
