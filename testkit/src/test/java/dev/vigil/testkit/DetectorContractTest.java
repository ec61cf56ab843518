package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.testkit.FaultyDetector.Fault;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A contract that nobody can break holds nothing: each of its tests is shown a detector to refuse.
 */
final class DetectorContractTest {
  @Test
  void a_detector_without_fault_passes() {
    passes(DetectorContract::scoring_changes_nothing);
    passes(DetectorContract::score_and_learn_answers_as_score_and_then_learn);
    passes(DetectorContract::a_detector_saved_at_any_row_goes_on_bit_for_bit);
    passes(DetectorContract::a_detector_saved_again_and_again_goes_on_bit_for_bit);
    passes(DetectorContract::a_restored_detector_saves_the_same_bytes_and_wants_as_many_rows);
    passes(DetectorContract::a_state_is_read_to_its_end_and_no_further);
    passes(DetectorContract::a_state_cut_short_is_refused);
    passes(DetectorContract::a_corrupt_state_is_refused_or_does_no_harm);
    passes(DetectorContract::a_state_of_something_else_is_refused);
    passes(DetectorContract::no_finite_number_and_no_time_makes_a_score_that_is_not_one);
    passes(DetectorContract::no_step_after_a_long_standstill_makes_a_score_that_is_not_one);
    passes(DetectorContract::two_detectors_of_one_spec_know_nothing_of_each_other);
    passes(DetectorContract::it_is_ready_after_as_many_rows_as_it_wants_and_stays_ready);
    passes(DetectorContract::it_speaks_of_what_is_strange_and_says_why);
    passes(DetectorContract::it_reads_its_own_shape_of_observation_and_no_other);
    passes(DetectorContract::its_spec_can_be_found_and_set_by_name);
  }

  @Test
  void a_detector_that_learns_while_it_scores_is_refused() {
    refuses(Fault.LEARNS_WHILE_SCORING, DetectorContract::scoring_changes_nothing);
  }

  @Test
  void a_fused_path_of_its_own_mind_is_refused() {
    refuses(
        Fault.FUSED_PATH_DIFFERS,
        DetectorContract::score_and_learn_answers_as_score_and_then_learn);
  }

  @Test
  void a_state_that_lacks_something_is_refused() {
    refuses(
        Fault.FORGETS_ON_SAVE, DetectorContract::a_detector_saved_at_any_row_goes_on_bit_for_bit);
    refuses(
        Fault.FORGETS_ON_SAVE,
        DetectorContract::a_detector_saved_again_and_again_goes_on_bit_for_bit);
  }

  @Test
  void a_state_that_changes_on_its_way_is_refused() {
    refuses(
        Fault.FORGETS_ON_LOAD,
        DetectorContract::a_restored_detector_saves_the_same_bytes_and_wants_as_many_rows);
  }

  @Test
  void reading_beyond_its_own_state_is_refused() {
    refuses(Fault.READS_ON, DetectorContract::a_state_is_read_to_its_end_and_no_further);
  }

  @Test
  void trusting_what_a_state_says_is_refused() {
    refuses(Fault.TRUSTS_A_LENGTH, DetectorContract::a_corrupt_state_is_refused_or_does_no_harm);
    refuses(Fault.TRUSTS_ALL, DetectorContract::a_state_cut_short_is_refused);
    refuses(Fault.TRUSTS_ALL, DetectorContract::a_state_of_something_else_is_refused);
  }

  @Test
  void a_score_that_is_no_number_is_refused() {
    refuses(
        Fault.OVERFLOWS,
        DetectorContract::no_finite_number_and_no_time_makes_a_score_that_is_not_one);
    refuses(
        Fault.DIVIDES_BY_ZERO,
        DetectorContract::no_step_after_a_long_standstill_makes_a_score_that_is_not_one);
  }

  @Test
  void detectors_that_share_what_they_know_are_refused() {
    refuses(Fault.SHARES, DetectorContract::two_detectors_of_one_spec_know_nothing_of_each_other);
  }

  @Test
  void a_detector_that_is_never_ready_is_refused() {
    refuses(
        Fault.NEVER_READY,
        DetectorContract::it_is_ready_after_as_many_rows_as_it_wants_and_stays_ready);
  }

  @Test
  void a_detector_that_never_speaks_or_does_not_say_why_is_refused() {
    refuses(Fault.MUTE, DetectorContract::it_speaks_of_what_is_strange_and_says_why);
    refuses(Fault.SAYS_NOTHING, DetectorContract::it_speaks_of_what_is_strange_and_says_why);
  }

  @Test
  void reading_every_shape_is_refused() {
    refuses(
        Fault.ACCEPTS_ALL, DetectorContract::it_reads_its_own_shape_of_observation_and_no_other);
  }

  private static void passes(Consumer<DetectorContract> test) {
    assertThatCode(() -> test.accept(of(Fault.NONE))).doesNotThrowAnyException();
  }

  private static void refuses(Fault fault, Consumer<DetectorContract> test) {
    assertThatThrownBy(() -> test.accept(of(fault))).as(fault.toString()).isNotNull();
  }

  private static DetectorContract of(Fault fault) {
    DetectorSpec spec = new FaultyDetector.Spec(fault);
    return new DetectorContract() {
      @Override
      protected DetectorSpec spec() {
        return spec;
      }
    };
  }
}
