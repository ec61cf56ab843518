package dev.vigil.detect;

import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

/** The spec of a detector that asks others, each of which has settings of its own. */
public interface Composed extends DetectorSpec {
  /** The specs of those that it asks, in their order. */
  List<DetectorSpec> parts();

  /**
   * The same detector with its members changed: handed each member's spec, the change answers one
   * of the same class.
   */
  DetectorSpec withMembers(UnaryOperator<DetectorSpec> change);

  @Override
  default DetectorSpec inZone(ZoneId zone) {
    return withMembers(member -> member.inZone(zone));
  }

  @Override
  default boolean goesByHours() {
    return parts().stream().anyMatch(DetectorSpec::goesByHours);
  }
}
