package dev.vigil.cli.options;

import dev.vigil.model.NearestName;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a time zone. */
public final class ZoneConverter implements ITypeConverter<ZoneId> {
  @Override
  public ZoneId convert(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      String meant =
          NearestName.of(text, ZoneId.getAvailableZoneIds().stream().sorted().toList())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("zones are named such as Europe/Berlin or +02:00");
      throw new TypeConversionException("no time zone '" + text + "', " + meant);
    }
  }
}
