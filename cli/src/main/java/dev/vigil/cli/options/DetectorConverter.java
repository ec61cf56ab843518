package dev.vigil.cli.options;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name or key of a detector that is installed, and takes it with its defaults. */
public final class DetectorConverter implements ITypeConverter<DetectorSpec> {
  @Override
  public DetectorSpec convert(String text) {
    DetectorCatalogue catalogue = DetectorCatalogue.installed();
    return catalogue
        .find(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "unknown detector '"
                        + text
                        + "'"
                        + catalogue
                            .nearest(text)
                            .map(near -> ", did you mean '" + near + "'?")
                            .orElseGet(
                                () ->
                                    "; there are "
                                        + String.join(
                                            ", ",
                                            catalogue.all().stream()
                                                .map(DetectorSpec::key)
                                                .toList()))));
  }
}
