package dev.vigil.pipeline;

import dev.vigil.alert.Deploy;
import dev.vigil.detect.DetectStage;
import dev.vigil.judge.JudgeStage;
import org.jspecify.annotations.Nullable;

/**
 * What was known of an anomaly that the judge has told, before the rules were asked of it.
 *
 * @param judge null where that was not kept
 */
public record Grounds(DetectStage detect, @Nullable JudgeStage judge, Asked asked) {
  /**
   * By what the strength that the judge asked was multiplied.
   *
   * @param rules by rules that adjust it
   * @param feedback by what people have said
   * @param deploy what was rolled out lately; null for nothing
   */
  public record Asked(double rules, double feedback, @Nullable Deploy deploy) {
    /** By nothing. */
    static final Asked AS_EVER = new Asked(1, 1, null);

    double factor() {
      return rules * feedback / (deploy == null ? 1 : deploy.strictness());
    }
  }
}
