package dev.vigil.cli.options;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.model.NearestName;
import dev.vigil.setting.BadSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A detector and its settings. A mixin. */
public final class DetectorOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      converter = DetectorConverter.class,
      description = "Detector to measure; the default detector if not given.")
  private DetectorSpec detector = new CompositeSpec();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "A setting of that detector, as 'vigil detectors NAME' lists them; may be given several"
            + " times."
      })
  private List<String> settings = List.of();

  /** The detector with its settings. */
  public DetectorSpec detector() {
    try {
      return detector.with(tree());
    } catch (BadSettings e) {
      throw wrong(detector.key() + ": " + e.getMessage());
    }
  }

  /** Whether a setting was given, whatever its spelling. */
  public boolean sets(String name) {
    return tree().keySet().stream().anyMatch(key -> NearestName.same(key, name));
  }

  /** What a user said that cannot be, told of the option. */
  public ParameterException wrong(String what) {
    return new ParameterException(command.commandLine(), "--set: " + what);
  }

  /** Settings by name; those of a group, {@code group.name}, in a map of their own. */
  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        throw wrong("'" + setting + "' is not KEY=VALUE");
      }
      put(tree, setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
    }
    return tree;
  }

  private void put(Map<String, Object> tree, String key, String value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      if (tree.putIfAbsent(key, value) != null) {
        throw wrong("'" + key + "' is given twice");
      }
      return;
    }
    String group = key.substring(0, dot);
    Object inside = tree.computeIfAbsent(group, name -> new LinkedHashMap<String, Object>());
    if (!(inside instanceof Map<?, ?>)) {
      throw wrong("'" + group + "' is given twice");
    }
    @SuppressWarnings("unchecked") // nothing else is put there
    Map<String, Object> parts = (Map<String, Object>) inside;
    put(parts, key.substring(dot + 1), value);
  }
}
