package dev.vigil.testkit;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Finite numbers that no one would measure, and that arithmetic stumbles over. */
@SuppressWarnings("ImmutableEnumChecker") // every recipe is a function of the row alone
enum HostileValues {
  ZERO(row -> 0),
  CONSTANT(row -> 123.456),
  CONSTANT_THEN_ONE_STEP(row -> row < 600 ? 5 : 6),
  HUGE(row -> 1e300),
  HUGE_AND_ALTERNATING(row -> row % 2 == 0 ? 1e300 : -1e300),
  LARGEST_AND_ALTERNATING(row -> row % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE),
  ONE_HUGE_ROW(row -> row == 700 ? 1e300 : row % 7),
  HUGE_FIRST(row -> row == 0 ? -1e300 : row % 7),
  DENORMAL(row -> (row % 5) * Double.MIN_VALUE),
  DENORMAL_AND_ONE(row -> row % 50 == 0 ? 1 : Double.MIN_VALUE),
  NEGATIVE_ZERO(row -> row % 2 == 0 ? -0.0 : 0.0),
  ALTERNATING(row -> row % 2),
  STAIRS(row -> Math.pow(10, row / 100 * 20 - 150)),
  RAMP(row -> row * 1e6),
  HARDLY_MOVING(row -> 1e9 + (row % 3) * Math.ulp(1e9)),
  ALL_SIZES(row -> Math.copySign(Math.pow(10, row * 37 % 600 - 300), row % 3 - 1)),
  ALL_BITS(HostileValues::ofAnyBits);

  private final IntToDoubleFunction value;

  HostileValues(IntToDoubleFunction value) {
    this.value = value;
  }

  double[] rows(int rows) {
    double[] values = new double[rows];
    Arrays.setAll(values, value);
    return values;
  }

  private static double ofAnyBits(int row) {
    double value = Double.longBitsToDouble(new Random(row).nextLong());
    return Double.isFinite(value) ? value : 0;
  }
}
