package dev.vigil.cli.input;

import dev.vigil.cli.options.DurationConverter;
import dev.vigil.cli.options.ZoneConverter;
import dev.vigil.formats.table.Columns;
import dev.vigil.formats.table.ReadProgress;
import dev.vigil.formats.table.Source;
import dev.vigil.formats.table.TableOptions;
import dev.vigil.formats.time.TimeReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is read, and how. A mixin. */
public final class InputOptions {
  private static final String STDIN = "-";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      description = "CSV or NDJSON, plain or gzip; '-' for the standard input.")
  private String file = STDIN;

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "Column of the time; twice for a date and a time of day.")
  private List<String> time = List.of();

  @Option(
      names = "--value",
      paramLabel = "COLUMN",
      description = "Column of the values; again for each further one.")
  private List<String> values = List.of();

  @Option(
      names = "--series",
      paramLabel = "COLUMN",
      description = "Column that names the series of a row; again for each further one.")
  private List<String> series = List.of();

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "Column that says which rows are known anomalies, to be compared with.")
  private @Nullable String label;

  @Option(
      names = "--metadata",
      paramLabel = "COLUMN",
      description =
          "Column that comes with the values, for rules to ask for; again for each further one."
              + " Columns called metadata.x are such.")
  private List<String> metadata = List.of();

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "iso, epoch-s, epoch-ms, epoch-us, epoch-ns, index, or a pattern such as"
              + " 'dd/MM/yyyy HH:mm'; found if not given.")
  private @Nullable String timeFormat;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = ZoneConverter.class,
      description = "Zone of times that name none, such as Europe/Berlin; UTC if not given.")
  private @Nullable ZoneId zone;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "5m",
      description =
          "Time from one row to the next where the time column only counts them;"
              + " ${DEFAULT-VALUE} if not given.")
  private Duration interval = Duration.ofMinutes(5);

  @Option(names = "--strict", description = "End at the first bad row, whatever follows.")
  private boolean strict;

  /** Whether the rows come from the standard input. */
  public boolean live() {
    return file.equals(STDIN);
  }

  /** As messages name it. */
  public String name() {
    return live() ? "<stdin>" : file;
  }

  /** The file's own name, without its folders. */
  public String title() {
    Path last = live() ? null : path().getFileName();
    return last == null ? name() : last.toString();
  }

  /** The table; of the standard input as {@code stdin} has it. */
  public Source source(InputStream stdin) {
    return live() ? Source.stream(name(), stdin) : Source.file(path());
  }

  private Path path() {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new ParameterException(spec.commandLine(), "no file name: " + e.getMessage());
    }
  }

  /** Whether this very file is read. */
  public boolean reads(Path other) throws IOException {
    return !live()
        && Files.exists(path())
        && Files.exists(other)
        && Files.isSameFile(path(), other);
  }

  /** The zone that was told, if any. */
  public Optional<ZoneId> zone() {
    return Optional.ofNullable(zone);
  }

  /**
   * How it is read.
   *
   * @param otherZone of local times where no zone was told
   */
  public TableOptions table(Optional<ZoneId> otherZone, ReadProgress progress) {
    if (time.size() > 2) {
      throw new ParameterException(
          spec.commandLine(), "--time is one column, or a date and a time of day, was " + time);
    }
    ZoneId local = zone().or(() -> otherZone).orElse(ZoneOffset.UTC);
    TimeReading reading =
        TimeReading.auto().withFormat(timeFormat).withZone(local).withIndexStep(interval);
    return TableOptions.auto()
        .withColumns(new Columns(time, values, series, label, metadata))
        .withTime(reading)
        .withStrict(strict)
        .withProgress(progress);
  }
}
