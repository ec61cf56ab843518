package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.Secret;
import dev.vigil.testkit.FaultySettings.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A contract that nobody can break holds nothing. */
final class ChannelContractTest {
  private static final String SECRET = "k3y-of-the-list";

  /** A test of the contract. */
  private interface Part {
    void of(ChannelContract contract) throws Exception;
  }

  private static final Map<Fault, Part> HELD_BY =
      Map.of(
          Fault.DELIVERS_NOTHING, ChannelContract::every_kind_arrives,
          Fault.FALLS_OVER_WHAT_IS_BARE, ChannelContract::a_bare_notification_arrives,
          Fault.FALLS_OVER_WHAT_IS_HOSTILE,
              ChannelContract::a_hostile_notification_arrives_all_the_same,
          Fault.REFUSES_WHEN_NOBODY_IS_THERE,
              ChannelContract::where_the_other_side_is_not_there_it_is_tried_again,
          Fault.TELLS_THE_SECRET_WHEN_NOBODY_IS_THERE,
              ChannelContract::where_the_other_side_is_not_there_it_is_tried_again,
          Fault.PRINTS_THE_SECRET, ChannelContract::its_settings_show_no_secret,
          Fault.TAKES_ANY_TEMPLATE,
              ChannelContract::a_template_that_names_no_field_is_a_problem_with_its_place,
          Fault.SENDS_WITH_PROBLEMS, ChannelContract::settings_with_problems_make_no_channel,
          Fault.CLOSES_ONCE, ChannelContract::a_channel_can_be_closed_twice);

  @Test
  void a_channel_without_fault_passes() {
    List<Part> all =
        List.of(
            ChannelContract::its_settings_can_be_found_and_set_by_name,
            ChannelContract::complete_settings_have_no_problems,
            ChannelContract::every_kind_arrives,
            ChannelContract::a_bare_notification_arrives,
            ChannelContract::a_hostile_notification_arrives_all_the_same,
            ChannelContract::where_the_other_side_is_not_there_it_is_tried_again,
            ChannelContract::its_settings_show_no_secret,
            ChannelContract::a_template_that_names_no_field_is_a_problem_with_its_place,
            ChannelContract::settings_with_problems_make_no_channel,
            ChannelContract::a_channel_can_be_closed_twice);
    for (Part part : all) {
      assertThatCode(() -> part.of(of(Fault.NONE))).doesNotThrowAnyException();
    }
  }

  @Test
  void every_fault_is_seen() {
    HELD_BY.forEach(
        (fault, part) -> assertThatThrownBy(() -> part.of(of(fault))).as(fault.name()).isNotNull());
  }

  private static ChannelContract of(Fault fault) {
    return new ChannelContract() {
      @Override
      protected ChannelSettings settings() {
        return new FaultySettings(new Secret(SECRET), "{{title}}", true, fault);
      }

      @Override
      protected Optional<ChannelSettings> unreachable() {
        return Optional.of(new FaultySettings(new Secret(SECRET), "{{title}}", false, fault));
      }

      @Override
      protected List<String> secrets() {
        return List.of(SECRET);
      }

      @Override
      protected int arrived() {
        return FaultySettings.ARRIVED.size();
      }
    };
  }
}
