package dev.vigil.cli.options;

import dev.vigil.judge.AlertBudget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an alert budget as {@link AlertBudget#parse} does. */
final class AlertBudgetConverter implements ITypeConverter<AlertBudget> {
  @Override
  public AlertBudget convert(String text) {
    try {
      return AlertBudget.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
