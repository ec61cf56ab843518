package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Courier;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.RetrySpec;
import dev.vigil.notify.Route;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import dev.vigil.setting.BadSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other settings while an engine and the courier of its outbox run. */
final class ReloadTest {
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final List<String> arrived = new ArrayList<>();
  private final Engine engine =
      new Engine(spec("ops"), outbox, () -> Instant.ofEpochMilli(START), Desk.Listener.NONE);
  private final Courier courier =
      new Courier(
          channels("ops"),
          outbox,
          RetrySpec.USUAL,
          () -> Instant.ofEpochMilli(START),
          new SplittableRandom(1));

  /** Notes where something has arrived. */
  private record Door(List<String> arrived) implements ChannelSettings {
    @Override
    public String type() {
      return "DOOR";
    }

    @Override
    public List<BadSettings.Problem> problems(Set<String> names) {
      return List.of();
    }

    @Override
    public Channel newChannel() {
      return notification -> {
        arrived.add(notification.channel());
        return new Delivery.Delivered();
      };
    }
  }

  private List<ChannelSpec> channels(String... names) {
    return Stream.of(names).map(name -> new ChannelSpec(name, new Door(arrived))).toList();
  }

  private EngineSpec spec(String... names) {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.NONE);
    WatchSpec watch = new WatchSpec(new ZScoreSpec(), judge, ValueKind.GAUGE);
    NotifySpec people =
        new NotifySpec(channels(names), List.of(Route.all(List.of(names))), List.of(), "");
    RuleSpec high = new RuleSpec("High", "value > 90", "alert", "it is high");
    return new EngineSpec(PipelineSpec.of(watch))
        .withRules(
            RuleBook.of(List.of(high), BusinessHours.USUAL, Set.of(), Instant.ofEpochMilli(START)))
        .withDesk(new DeskSpec().withPeople(people));
  }

  private void high(String metric) {
    engine.accept(new Point(SeriesKey.of(metric), START, 95));
  }

  @Test
  void nothing_is_given_up_where_the_courier_knows_of_a_channel_first() {
    high("before");
    courier.turn();
    courier.reconfigure(channels("ops", "duty"));
    courier.turn();
    engine.reconfigure(spec("ops", "duty"));
    high("after");
    courier.turn();
    assertThat(arrived).containsExactly("ops", "ops", "duty");
    assertThat(outbox.dead()).isEmpty();
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void what_waits_for_a_channel_that_the_courier_hears_of_too_late_is_given_up() {
    engine.reconfigure(spec("ops", "duty"));
    high("after");
    courier.turn();
    courier.reconfigure(channels("ops", "duty"));
    courier.turn();
    assertThat(arrived).containsExactly("ops");
    assertThat(outbox.dead()).hasSize(1);
  }
}
