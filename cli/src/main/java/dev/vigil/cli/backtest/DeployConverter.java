package dev.vigil.cli.backtest;

import dev.vigil.model.SeriesMatcher;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what was rolled out: {@code 2026-03-05T03:00Z {service=api} api 2.3.1}. */
final class DeployConverter implements ITypeConverter<DeployConverter.Given> {
  /**
   * As the command line says it.
   *
   * @param what in words
   */
  record Given(long epochMillis, SeriesMatcher series, String what) {}

  @Override
  public Given convert(String text) {
    String[] words = text.strip().split("\\s+", 3);
    if (words.length < 3) {
      throw new TypeConversionException(
          "'" + text + "' is no deploy such as '2026-03-05T03:00Z {service=api} api 2.3.1'");
    }
    try {
      long at = OffsetDateTime.parse(words[0]).toInstant().toEpochMilli();
      return new Given(at, SeriesMatcher.parse(words[1]), words[2]);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + words[0] + "' is no time such as 2026-03-05T03:00Z");
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
