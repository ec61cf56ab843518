package dev.vigil.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.notify.Escalation.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NotifySpecTest {
  private static final Duration LATER = Duration.ofMinutes(10);

  private static ChannelSpec channel(String name) {
    return new ChannelSpec(name, new Sink());
  }

  private static Route to(String escalation, String... channels) {
    return new Route(Route.When.ALWAYS, List.of(channels), escalation, Set.of(), false);
  }

  private static Escalation escalation(String name, String then, String... to) {
    return new Escalation(name, List.of(new Level(LATER, List.of(to))), then);
  }

  @Test
  void what_is_right_has_no_problems() {
    NotifySpec spec =
        new NotifySpec(
            List.of(channel("mail"), channel("pager"), channel("boss")),
            List.of(to("night", "mail")),
            List.of(escalation("night", "last", "pager"), escalation("last", "", "boss")),
            "");
    assertThat(spec.problems()).isEmpty();
    assertThat(NotifySpec.NOBODY.problems()).isEmpty();
    assertThat(new NotifySpec(List.of(channel("mail")), List.of(), List.of(), "").problems())
        .isEmpty();
  }

  @Test
  void all_that_is_wrong_is_told_at_once_with_its_place() {
    NotifySpec spec =
        new NotifySpec(
            List.of(channel("mail"), channel("pager"), channel("mail"), channel("chat")),
            List.of(to("nihgt", "mial"), to("", "mail", "zzz")),
            List.of(escalation("night", "nobody", "pager", "pagre"), escalation("night", "", "x")),
            "");
    assertThat(spec.problems())
        .containsExactly(
            new NotifyProblem("channels[2].name", "two channels go by the name 'mail'", false),
            new NotifyProblem(
                "escalations[1].name", "two escalations go by the name 'night'", false),
            new NotifyProblem(
                "routes[0].to[0]", "there is no channel 'mial', did you mean 'mail'?", false),
            new NotifyProblem(
                "routes[0].escalation",
                "there is no escalation 'nihgt', did you mean 'night'?",
                false),
            new NotifyProblem("routes[1].to[1]", "there is no channel 'zzz'", false),
            new NotifyProblem(
                "escalations[0].levels[0].to[1]",
                "there is no channel 'pagre', did you mean 'pager'?",
                false),
            new NotifyProblem("escalations[0].then", "there is no escalation 'nobody'", false),
            new NotifyProblem("escalations[1].levels[0].to[0]", "there is no channel 'x'", false),
            new NotifyProblem("channels[1]", "no route leads to 'pager'", true),
            new NotifyProblem("channels[3]", "no route leads to 'chat'", true),
            new NotifyProblem("escalations[0]", "no route leads to 'night'", true));
  }

  @Test
  void escalations_that_lead_in_a_circle_are_named() {
    NotifySpec spec =
        new NotifySpec(
            List.of(channel("mail")),
            List.of(to("a", "mail")),
            List.of(
                escalation("a", "b", "mail"),
                escalation("b", "c", "mail"),
                escalation("c", "b", "mail"),
                escalation("d", "d", "mail")),
            "");
    assertThat(spec.problems())
        .containsExactly(
            new NotifyProblem(
                "escalations[1].then", "escalations lead in a circle: b → c → b", false),
            new NotifyProblem("escalations[3].then", "escalations lead in a circle: d → d", false),
            new NotifyProblem("escalations[3]", "no route leads to 'd'", true));
  }

  @Test
  void a_dispatcher_refuses_a_spec_that_is_wrong_and_keeps_the_one_it_has() {
    NotifySpec wrong = new NotifySpec(List.of(), List.of(to("", "mail")), List.of(), "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dispatcher(wrong, new MemoryOutbox(), () -> Instant.EPOCH))
        .withMessage("routes[0].to[0]: there is no channel 'mail'");
  }
}
