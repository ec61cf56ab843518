/** Generators, clocks and contracts for tests of and with Vigil. */
@NullMarked
package dev.vigil.testkit;

import org.jspecify.annotations.NullMarked;
