/**
 * Generators, clocks and contracts for tests of and with Vigil.
 *
 * <p>The detectors of {@code core} are held to {@link dev.vigil.testkit.DetectorContract} by this
 * module's own tests: {@code core} cannot depend on a test kit that depends on {@code core}.
 */
@NullMarked
package dev.vigil.testkit;

import org.jspecify.annotations.NullMarked;
