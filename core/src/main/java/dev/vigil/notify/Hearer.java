package dev.vigil.notify;

import dev.vigil.notify.Notification.Kind;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** What a channel has been told of one incident. One owner. */
final class Hearer {
  private static final int ALL_KINDS = (1 << Kind.values().length) - 1;

  /** How far it knows of the incident. */
  enum Knows {
    NOTHING,
    /** It will, by a digest. */
    SOON,
    ALREADY
  }

  private final String channel;
  private final String thread;
  private int kinds;
  private Knows knows = Knows.NOTHING;
  private long heldUntil;

  Hearer(String channel, String thread) {
    this.channel = channel;
    this.thread = thread;
  }

  String channel() {
    return channel;
  }

  /** Under which this channel knows the incident. */
  String thread() {
    return thread;
  }

  boolean told() {
    return knows != Knows.NOTHING;
  }

  /**
   * The time of the digest that is to say of an incident that it has come this far; 0 if none is,
   * since it is told by itself, or not at all.
   */
  long digest(Kind end, long now) {
    boolean only = knows == Knows.SOON || !wants(end);
    return only && heldUntil > now ? heldUntil : 0;
  }

  /** It wants to be told of these kinds as well. */
  void wants(int more) {
    kinds |= more;
  }

  boolean wants(Kind kind) {
    return (kinds & 1 << kind.ordinal()) != 0;
  }

  /** It is told at once. */
  void tell() {
    knows = Knows.ALREADY;
  }

  /** It is told in a digest. */
  void tellLater(long then) {
    knows = knows == Knows.ALREADY ? Knows.ALREADY : Knows.SOON;
    heldUntil = Math.max(heldUntil, then);
  }

  /** Whether something was held back from it, that may be yet to be told. */
  boolean held() {
    return heldUntil > 0;
  }

  /** What was held back is not told any more. */
  void overtaken() {
    heldUntil = 0;
  }

  /** Takes in what the channel was told of an incident that is now part of this one. */
  void merge(Hearer other) {
    kinds |= other.kinds;
    heldUntil = Math.max(heldUntil, other.heldUntil);
    knows = other.knows.compareTo(knows) > 0 ? other.knows : knows;
  }

  void save(StateWriter out) {
    NotificationState.put(channel, out);
    NotificationState.put(thread, out);
    out.put(kinds).put(knows.ordinal()).put(heldUntil);
  }

  static Hearer read(StateReader in) {
    Hearer loaded = new Hearer(NotificationState.text(in), NotificationState.text(in));
    loaded.kinds = in.getInt("kinds", 0, ALL_KINDS);
    loaded.knows = NotificationState.word(Knows.values(), in);
    loaded.heldUntil = in.getLong();
    return loaded;
  }
}
