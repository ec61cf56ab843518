package dev.vigil.notify;

import static dev.vigil.notify.NotificationState.put;
import static dev.vigil.notify.NotificationState.text;

import dev.vigil.notify.Outbox.Dead;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the frames of an outbox's file say. */
final class OutboxFrame {
  private static final short ADDED = 1;
  private static final short DELIVERED = 2;
  private static final short POSTPONED = 3;
  private static final short BURIED = 4;
  private static final short REVIVED = 5;
  private static final short MERGED = 6;
  private static final short DEAD = 7;
  private static final short KNOWN = 8;

  private static final int MOST = 10_000_000;
  private static final int KEYS_A_FRAME = 1_000;

  private OutboxFrame() {}

  static StateWriter added(List<Waiting> some) {
    StateWriter out = new StateWriter().put(ADDED).put(some.size());
    some.forEach(one -> put(one, out));
    return out;
  }

  static StateWriter delivered(String key, long now) {
    return of(DELIVERED, key, now);
  }

  static StateWriter postponed(String key, long until, String why) {
    StateWriter out = of(POSTPONED, key, until);
    put(why, out);
    return out;
  }

  static StateWriter buried(String key, long now, String why) {
    StateWriter out = of(BURIED, key, now);
    put(why, out);
    return out;
  }

  static StateWriter revived(String key, long now) {
    return of(REVIVED, key, now);
  }

  private static StateWriter of(short what, String key, long time) {
    StateWriter out = new StateWriter().put(what);
    put(key, out);
    return out.put(time);
  }

  static StateWriter merged(List<String> keys, Waiting whole, long now) {
    StateWriter out = new StateWriter().put(MERGED).put(keys.size());
    keys.forEach(key -> put(key, out));
    put(whole, out);
    return out.put(now);
  }

  private static StateWriter dead(Dead one) {
    StateWriter out = new StateWriter().put(DEAD);
    put(one, out);
    return out;
  }

  private static StateWriter known(List<Map.Entry<String, Long>> some) {
    StateWriter out = new StateWriter().put(KNOWN).put(some.size());
    for (Map.Entry<String, Long> one : some) {
      put(one.getKey(), out);
      out.put(one.getValue().longValue());
    }
    return out;
  }

  /** All that a pile holds, in frames. */
  static List<byte[]> all(Pile pile) {
    List<byte[]> frames = new ArrayList<>();
    List<Map.Entry<String, Long>> keys = List.copyOf(pile.allDelivered().entrySet());
    for (int i = 0; i < keys.size(); i += KEYS_A_FRAME) {
      List<Map.Entry<String, Long>> some = keys.subList(i, Math.min(keys.size(), i + KEYS_A_FRAME));
      frames.add(known(some).toByteArray());
    }
    pile.dead().forEach(one -> frames.add(dead(one).toByteArray()));
    pile.allWaiting().forEach(one -> frames.add(added(List.of(one)).toByteArray()));
    return frames;
  }

  /** Does to a pile what a frame says. */
  static void apply(StateReader in, Pile pile) {
    short what = in.getShort();
    switch (what) {
      case ADDED -> {
        List<Waiting> some = new ArrayList<>();
        for (int left = in.getInt("notifications", 1, MOST); left > 0; left--) {
          some.add(NotificationState.readWaiting(in));
        }
        pile.add(pile.unknown(some));
      }
      case DELIVERED -> pile.delivered(text(in), in.getLong());
      case POSTPONED -> pile.postpone(text(in), in.getLong(), text(in));
      case BURIED -> pile.bury(text(in), in.getLong(), text(in));
      case REVIVED -> pile.revive(text(in), in.getLong());
      case MERGED -> pile.merge(keys(in), NotificationState.readWaiting(in), in.getLong());
      case DEAD -> pile.bury(NotificationState.readDead(in));
      case KNOWN -> {
        for (int left = in.getInt("keys", 0, MOST); left > 0; left--) {
          pile.remember(text(in), in.getLong());
        }
      }
      default -> throw new BadState("no frame of an outbox says " + what);
    }
  }

  private static List<String> keys(StateReader in) {
    List<String> keys = new ArrayList<>();
    for (int left = in.getInt("keys", 0, MOST); left > 0; left--) {
      keys.add(text(in));
    }
    return keys;
  }
}
