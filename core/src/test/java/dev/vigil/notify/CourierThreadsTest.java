package dev.vigil.notify;

import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.setting.BadSettings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CourierThreadsTest {
  private final MemoryOutbox outbox = new MemoryOutbox();

  /** A channel that waits for a test to let it go on. */
  private static final class Gate implements ChannelSettings, Channel {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Delivery send(Notification notification) throws InterruptedException {
      entered.countDown();
      open.await();
      return new Delivery.Delivered();
    }

    @Override
    public void close() {
      closed.countDown();
    }

    @Override
    public String type() {
      return "GATE";
    }

    @Override
    public List<BadSettings.Problem> problems(Set<String> names) {
      return List.of();
    }

    @Override
    public Channel newChannel() {
      return this;
    }
  }

  private Courier courier(ChannelSpec... channels) {
    return new Courier(
        List.of(channels),
        outbox,
        RetrySpec.USUAL,
        () -> Instant.ofEpochMilli(START),
        new SplittableRandom(1));
  }

  private void add(String key, String channel) {
    outbox.add(List.of(new Waiting(note(key, channel, key), START, false, 0, "")));
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_channel_that_hangs_holds_up_no_other() throws InterruptedException {
    Gate slow = new Gate();
    Gate quick = new Gate();
    quick.open.countDown();
    add("a", "slow");
    try (Courier courier =
        courier(new ChannelSpec("slow", slow), new ChannelSpec("quick", quick))) {
      courier.start();
      await(slow.entered);
      add("b", "quick");
      courier.wake();
      await(quick.entered);
      slow.open.countDown();
    }
    assertThat(outbox.waitingByChannel()).doesNotContainKey("slow");
    await(slow.closed);
    await(quick.closed);
  }

  @Test
  void a_channel_that_comes_later_is_run_and_one_that_goes_is_closed() throws InterruptedException {
    Gate first = new Gate();
    Gate second = new Gate();
    first.open.countDown();
    second.open.countDown();
    try (Courier courier = courier(new ChannelSpec("first", first))) {
      courier.start();
      add("a", "first");
      await(first.entered);
      courier.reconfigure(List.of(new ChannelSpec("second", second)));
      await(first.closed);
      add("b", "second");
      await(second.entered);
      CountDownLatch given = new CountDownLatch(1);
      courier.onDead(dead -> given.countDown());
      add("c", "first");
      await(given);
    }
    assertThat(outbox.dead()).hasSize(1);
  }

  @Test
  void what_is_being_sent_when_all_ends_arrives() throws InterruptedException {
    Gate slow = new Gate();
    add("a", "slow");
    add("b", "slow");
    Courier courier = courier(new ChannelSpec("slow", slow));
    courier.start();
    await(slow.entered);
    Thread closing = new Thread(courier::close);
    closing.start();
    slow.open.countDown();
    closing.join();
    assertThat(outbox.waiting()).isBetween(0, 1);
    assertThat(slow.closed.getCount()).isZero();
  }

  /** Says at first that it was interrupted, though nobody did so. */
  private record Nervous(CountDownLatch sent, AtomicInteger times)
      implements ChannelSettings, Channel {
    @Override
    public Delivery send(Notification notification) throws InterruptedException {
      if (times.incrementAndGet() <= 2) {
        throw new InterruptedException("of itself");
      }
      sent.countDown();
      return new Delivery.Delivered();
    }

    @Override
    public String type() {
      return "NERVOUS";
    }

    @Override
    public List<BadSettings.Problem> problems(Set<String> names) {
      return List.of();
    }

    @Override
    public Channel newChannel() {
      return this;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_channel_that_says_it_was_interrupted_is_tried_again() throws InterruptedException {
    AtomicLong now = new AtomicLong(START);
    Nervous nervous = new Nervous(new CountDownLatch(1), new AtomicInteger());
    add("a", "nervous");
    try (Courier courier =
        new Courier(
            List.of(new ChannelSpec("nervous", nervous)),
            outbox,
            RetrySpec.USUAL,
            () -> Instant.ofEpochMilli(now.addAndGet(Stories.SECOND)),
            new SplittableRandom(1))) {
      courier.start();
      await(nervous.sent);
    }
    assertThat(outbox.waiting()).isZero();
    assertThat(nervous.times).hasValue(3);
  }
}
