package dev.vigil.cli.detectors;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.evaluation.Reads;
import dev.vigil.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/** What is told of a detector. */
record Entry(DetectorSpec spec) {
  /**
   * A setting as it is told.
   *
   * @param name as it is set; that of a setting in a group is {@code group.name}
   * @param value what may stand there
   * @param standard its default as it would be written
   * @param words what it is
   */
  record Line(String name, String value, String standard, String words) {}

  /** Whether it is the one that is taken where none is named. */
  boolean isDefault() {
    return spec instanceof CompositeSpec;
  }

  /** What it reads: single numbers, vectors or both. */
  String reads() {
    List<String> shapes = new ArrayList<>();
    if (Reads.points(spec)) {
      shapes.add("single numbers");
    }
    if (Reads.vectors(spec)) {
      shapes.add("vectors");
    }
    return String.join(", ", shapes);
  }

  /** Its settings, those of groups one by one. */
  List<Line> settings() {
    List<Line> lines = new ArrayList<>();
    spec.settings().forEach(setting -> add(lines, "", setting));
    return lines;
  }

  private static void add(List<Line> lines, String group, Setting setting) {
    String name = group + setting.name();
    if (setting.parts().isEmpty()) {
      lines.add(new Line(name, setting.kind(), setting.defaultText(), setting.description()));
    } else {
      setting.parts().forEach(part -> add(lines, name + ".", part));
    }
  }
}
