package dev.vigil.cli.evaluate;

import dev.vigil.judge.AlertBudget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of pages per series and week. */
final class PagesPerWeekConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    double pages;
    try {
      pages = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number of pages a week");
    }
    try {
      return AlertBudget.perSeriesPerWeek(pages).perSeriesPerWeek();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
