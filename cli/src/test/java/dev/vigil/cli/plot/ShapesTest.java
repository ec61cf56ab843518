package dev.vigil.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Severity;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapesTest {
  @ParameterizedTest
  @EnumSource
  void every_outline_stands_in_the_middle_of_its_box(Severity severity) {
    Rectangle2D bounds = SvgPath.parse(MarkShapes.outline(severity)).getBounds2D();
    assertThat(bounds.getCenterX()).isCloseTo(8, within(0.01));
    assertThat(bounds.getCenterY()).isCloseTo(8, within(0.01));
    assertThat(bounds.getWidth()).isBetween(12.9, 16.9).isCloseTo(bounds.getHeight(), within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void every_glyph_stays_in_its_box(AnomalyType type) {
    Rectangle2D bounds = SvgPath.parse(MarkShapes.glyph(type)).getBounds2D();
    assertThat(new Rectangle2D.Double(1, 1, 14, 14).contains(bounds)).isTrue();
  }

  @Test
  void glyphs_and_sizes_tell_types_and_severities_apart() {
    assertThat(Arrays.stream(AnomalyType.values()).map(MarkShapes::glyph)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Severity.values()).map(MarkShapes::size)).isSorted();
  }

  @Test
  void a_path_goes_on_from_where_it_is() {
    assertThat(SvgPath.parse("M1 2l2-1h-3v.5L9 8").getBounds2D())
        .isEqualTo(new Rectangle2D.Double(0, 1, 9, 7));
    assertThat(SvgPath.parse("M0 0c1 0 2 1 2 2s1 2 2 2z").getBounds2D())
        .isEqualTo(new Rectangle2D.Double(0, 0, 4, 4));
  }

  @Test
  void a_command_it_does_not_know_is_refused() {
    assertThatThrownBy(() -> SvgPath.parse("M1 2a3 3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown path command 'a'");
  }
}
