package dev.vigil.cli.detect;

import dev.vigil.cli.options.BudgetOptions;
import dev.vigil.cli.options.ConfigFile;
import dev.vigil.cli.options.DetectorConverter;
import dev.vigil.config.VigilConfig;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.ValueKind;
import dev.vigil.setting.BadSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the series are watched. A mixin. */
final class WatchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML or JSON with detectors, budgets and limits; the options here overrule it.")
  private @Nullable Path config;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      converter = DetectorConverter.class,
      description = "Name or key of the detector; 'novelty' if not given.")
  private @Nullable DetectorSpec detector;

  @Mixin private BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--counter",
      description = "The values are totals that only grow: their growth per second is watched.")
  private boolean counter;

  /**
   * What was configured, with the options laid over it.
   *
   * @param zone whose hours the detectors go by where the file names none
   */
  VigilConfig configured(Optional<ZoneId> zone) {
    VigilConfig configured = read();
    try {
      if (detector != null) {
        configured = configured.withDetector(detector);
      }
    } catch (BadSettings e) {
      throw new ParameterException(
          spec.commandLine(), "the settings of the file do not fit --detector: " + e.getMessage());
    }
    if (budget.chosen().isPresent()) {
      configured = configured.withBudget(budget.chosen().get());
    }
    return zone.isPresent() ? configured.withFallbackTimezone(zone.get()) : configured;
  }

  private VigilConfig read() {
    if (config == null) {
      return VigilConfig.defaults();
    }
    return ConfigFile.read(config, spec.commandLine().getErr());
  }

  /** The pipeline that watches so. */
  PipelineSpec pipeline(VigilConfig configured) {
    PipelineSpec pipeline = configured.pipelineSpec();
    if (!counter) {
      return pipeline;
    }
    return pipeline.withWatches(
        series -> pipeline.watches().apply(series).withKind(ValueKind.COUNTER));
  }
}
