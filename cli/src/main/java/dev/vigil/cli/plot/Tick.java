package dev.vigil.cli.plot;

/**
 * A place on an axis.
 *
 * @param at where, in the unit of the axis
 * @param strong whether a greater unit begins there, such as a day among hours
 */
record Tick(double at, String label, boolean strong) {}
