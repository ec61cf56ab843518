package dev.vigil.cli.options;

import dev.vigil.judge.AlertBudget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a sensitivity of 0–1 as the alert budget that it stands for. */
final class SensitivityConverter implements ITypeConverter<AlertBudget> {
  @Override
  public AlertBudget convert(String text) {
    double sensitivity;
    try {
      sensitivity = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number from 0 to 1");
    }
    try {
      return AlertBudget.ofSensitivity(sensitivity);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
