package dev.vigil.notify;

/**
 * A way to people: a mailbox, a chat, a pager. Made by its {@link ChannelSettings}.
 *
 * <p>A channel is used by one thread at a time, and holds nothing back: what it is given is sent at
 * once, or it says why not. It ends by itself after a time that it sets, and throws nothing but for
 * an interrupt.
 */
public interface Channel extends AutoCloseable {
  /**
   * Sends a notification. The other side is told {@link Notification#key()} where it knows of such
   * a thing, so that one that is sent again is not taken for another.
   */
  Delivery send(Notification notification) throws InterruptedException;

  @Override
  default void close() {}
}
