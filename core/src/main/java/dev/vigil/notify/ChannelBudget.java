package dev.vigil.notify;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * What has been told on a channel of late, and the digests that will be: never more than its
 * allowance in any span of that length. By the clock. One owner.
 */
final class ChannelBudget {
  private static final long DAY = 86_400_000;
  private static final int MOST = 100_000;
  private static final int MOST_DIGESTS = 1_000;

  private final Deque<Long> told = new ArrayDeque<>();
  private final TreeSet<Long> digests = new TreeSet<>();

  /** The time at which one more may be told: now, or that of a digest. */
  long take(Allowance allowance, long now) {
    passTime(allowance, now);
    if (told.size() < allowance.most()) {
      told.addLast(now);
      return now;
    }
    long room = nth(told.size() - allowance.most()) + allowance.per().toMillis();
    return digest(Math.max(room, now + 1));
  }

  private long nth(int place) {
    Iterator<Long> times = told.iterator();
    for (int i = 0; i < place; i++) {
      times.next();
    }
    return times.next();
  }

  private void passTime(Allowance allowance, long now) {
    while (!told.isEmpty() && told.peekLast() > now) {
      told.pollLast(); // the clock was set back
    }
    while (!digests.isEmpty() && digests.first() <= now) {
      told.addLast(digests.pollFirst());
    }
    long from = now - allowance.per().toMillis();
    while (!told.isEmpty() && told.peekFirst() <= from) {
      told.pollFirst();
    }
    while (told.size() > MOST) {
      told.pollFirst();
    }
  }

  /** There will be a digest then. */
  long digest(long then) {
    if (digests.size() < MOST_DIGESTS) {
      digests.add(then);
    }
    return then;
  }

  /** The time of the next digest, within a day. */
  long nextDigest(long now) {
    Long next = digests.higher(now);
    return next != null && next <= now + DAY ? next : digest(now + DAY);
  }

  void save(StateWriter out) {
    out.put(told.size());
    told.forEach(time -> out.put(time.longValue()));
    out.put(digests.size());
    digests.forEach(time -> out.put(time.longValue()));
  }

  static ChannelBudget read(StateReader in) {
    ChannelBudget loaded = new ChannelBudget();
    long last = Long.MIN_VALUE;
    for (int left = in.getInt("times of a channel", 0, MOST + MOST_DIGESTS); left > 0; left--) {
      long time = in.getLong();
      if (time < last) {
        throw new BadState("the times of a channel are not in order");
      }
      last = time;
      loaded.told.addLast(time);
    }
    for (int left = in.getInt("digests of a channel", 0, MOST_DIGESTS); left > 0; left--) {
      loaded.digests.add(in.getLong());
    }
    return loaded;
  }
}
