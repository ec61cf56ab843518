package dev.vigil.cli.detectors;

import dev.vigil.cli.options.DetectorConverter;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil detectors}. */
@Command(
    name = "detectors",
    description = {
      "Tell what detectors there are: what each is right for, what it is blind to, what it costs,"
          + " and what can be set."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil detectors          all of them",
      "  vigil detectors zscore   one of them with its settings"
    })
public final class DetectorsCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON,
    MARKDOWN
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      converter = DetectorConverter.class,
      description = "Name or key of one detector; all of them if not given.")
  private @Nullable DetectorSpec one;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "'table', 'json' or 'markdown'; the latter two always have the settings.")
  private Format format = Format.TABLE;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DetectorSpec chosen = one;
    if (chosen == null) {
      out.print(all(DetectorCatalogue.installed().all().stream().map(Entry::new).toList()));
    } else {
      out.print(only(new Entry(chosen)));
    }
    out.flush();
    return 0;
  }

  private String all(List<Entry> entries) throws IOException {
    return switch (format) {
      case TABLE -> new TextForm(spec.commandLine().getColorScheme()).all(entries);
      case JSON -> JsonForm.of(entries);
      case MARKDOWN -> MarkdownForm.page(entries);
    };
  }

  private String only(Entry entry) throws IOException {
    return switch (format) {
      case TABLE -> new TextForm(spec.commandLine().getColorScheme()).one(entry);
      case JSON -> JsonForm.of(List.of(entry));
      case MARKDOWN -> MarkdownForm.section(entry);
    };
  }
}
