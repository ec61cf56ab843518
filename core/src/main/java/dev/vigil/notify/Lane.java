package dev.vigil.notify;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.vigil.notify.Delivery.Delivered;
import dev.vigil.notify.Delivery.Refused;
import dev.vigil.notify.Delivery.TryAgain;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Outbox.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes to one channel what waits for it. Its turns are of one thread at a time; the rest is
 * thread-safe.
 */
final class Lane {
  private static final int MOST_A_TURN = 1_000;
  private static final int MOST_A_DIGEST = 5_000;
  private static final int LONGEST_WHY = 300;

  private final String name;
  private final Courier.Tools tools;
  private final Pauses pauses;
  private final LaneTally tally = new LaneTally();
  private volatile ChannelSpec wanted;
  private volatile boolean stopped;
  private @Nullable ChannelSettings used;
  private @Nullable Channel channel;

  Lane(ChannelSpec spec, Courier.Tools tools, Pauses pauses) {
    this.name = spec.name();
    this.wanted = spec;
    this.tools = tools;
    this.pauses = pauses;
  }

  /** Uses other settings from its next turn on. */
  void use(ChannelSpec spec) {
    wanted = spec;
  }

  /** Sends nothing more after what is being sent. */
  void stop() {
    stopped = true;
  }

  ChannelStatus status(int waiting) {
    return tally.status(name, waiting);
  }

  /** Sends what is due; how many arrived. */
  synchronized int turn() throws InterruptedException {
    InstantSource clock = tools.clock();
    giveUpOld(clock.millis());
    if (tally.paused(clock.millis())) {
      return 0;
    }
    gather(clock.millis());
    int most = tally.failsInARow(tools.retry().failures()) ? 1 : MOST_A_TURN;
    Set<String> held = new HashSet<>();
    int arrived = 0;
    for (Waiting one : tools.outbox().due(name, clock.millis(), most)) {
      if (stopped || tally.paused(clock.millis())) {
        break;
      }
      if (!one.digest() && !held.contains(thread(one))) {
        boolean done = settle(one, send(one));
        arrived += done ? 1 : 0;
        if (!done) {
          held.add(thread(one));
        }
      }
    }
    return arrived;
  }

  private static String thread(Waiting one) {
    return one.notification().subject().thread();
  }

  /**
   * What was held back until now, in one; of each incident by itself where the other side keeps
   * incidents of its own, which would never see a digest end.
   */
  private void gather(long now) {
    List<Waiting> parts =
        tools.outbox().due(name, now, MOST_A_DIGEST).stream().filter(Waiting::digest).toList();
    try {
      if (wanted.settings().tracksIncidents()) {
        parts.stream()
            .collect(groupingBy(Lane::thread, LinkedHashMap::new, toList()))
            .values()
            .forEach(one -> gatherThread(one, now));
      } else if (!parts.isEmpty()) {
        tools.outbox().merge(keys(parts), Digest.of(parts, now), now);
      }
    } catch (OutboxException e) {
      tally.failed("a digest could not be kept: " + e.getMessage()); // they wait on
    }
  }

  /** An incident as it stands now; nothing of one that is over before it was ever told. */
  private void gatherThread(List<Waiting> parts, long now) {
    Waiting last = parts.get(parts.size() - 1);
    boolean unknown = parts.stream().anyMatch(one -> kind(one) == Kind.OPENED);
    boolean settled = kind(last) == Kind.RESOLVED || kind(last) == Kind.ACKNOWLEDGED;
    if (unknown && settled) {
      parts.forEach(one -> tools.outbox().delivered(one.key(), now));
    } else {
      tools.outbox().merge(keys(parts), Digest.of(List.of(last), now), now);
    }
  }

  private static Kind kind(Waiting one) {
    return one.notification().kind();
  }

  private static List<String> keys(List<Waiting> parts) {
    return parts.stream().map(Waiting::key).toList();
  }

  private void giveUpOld(long now) {
    for (Waiting one : tools.outbox().due(name, now, MOST_A_TURN)) {
      if (tooOld(one, now)) {
        String why = one.why().isEmpty() ? "the channel could not be used" : one.why();
        bury(one, why);
      }
    }
  }

  private boolean tooOld(Waiting one, long now) {
    boolean failed = one.attempts() > 0 || tally.failsInARow(1);
    return failed && one.since() > 0 && now - one.since() > tools.retry().giveUp().toMillis();
  }

  private Delivery send(Waiting one) throws InterruptedException {
    try {
      return requireNonNull(ready().send(one.notification()), "delivery");
    } catch (InterruptedException e) {
      if (!stopped) { // a channel may say so of itself, again and again
        postpone(one, new TryAgain(Duration.ZERO, "it was interrupted"), tools.clock().millis());
      }
      throw e;
    } catch (RuntimeException | Error e) {
      // what a foreign channel says of itself may hold its secrets
      return new TryAgain(Duration.ZERO, "the channel failed: " + e.getClass().getName());
    }
  }

  /** The channel, made anew where its settings are others. */
  private Channel ready() {
    ChannelSettings settings = wanted.settings();
    Channel now = channel;
    if (now == null || !settings.equals(used)) {
      close();
      now = settings.newChannel();
      channel = now;
      used = settings;
    }
    return now;
  }

  private boolean settle(Waiting one, Delivery delivery) {
    long now = tools.clock().millis();
    if (delivery instanceof Delivered) {
      tally.arrived();
      tools.outbox().delivered(one.key(), now);
      return true;
    }
    if (delivery instanceof Refused refused) {
      tally.failed(Wording.line(refused.why(), LONGEST_WHY));
      bury(one, refused.why());
      return false;
    }
    postpone(one, (TryAgain) delivery, now);
    return false;
  }

  private void postpone(Waiting one, TryAgain again, long now) {
    String why = Wording.line(again.why(), LONGEST_WHY);
    int inARow = tally.failedAgain(why);
    long most = tools.retry().giveUp().toMillis();
    long asked = Math.max(0, Math.min(most, millis(again.after())));
    if (asked > 0) {
      tally.pause(now, now + asked);
    } else if (inARow >= tools.retry().failures()) {
      tally.pause(now, now + pauses.after(inARow + 1 - tools.retry().failures()));
    }
    tools
        .outbox()
        .postpone(one.key(), now + Math.max(asked, pauses.after(one.attempts() + 1)), why);
  }

  private static long millis(Duration span) {
    return span.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : span.toMillis();
  }

  private void bury(Waiting one, String reason) {
    tally.buried();
    tools.bury(one, Wording.line(reason, LONGEST_WHY));
  }

  /** Closes its channel, if it has one. */
  synchronized void close() {
    Channel open = channel;
    channel = null;
    used = null;
    if (open != null) {
      try {
        open.close();
      } catch (Exception e) {
        tally.failed("the channel could not be closed: " + e.getClass().getName());
      }
    }
  }
}
