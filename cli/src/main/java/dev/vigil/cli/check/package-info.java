/** {@code vigil check}: whether a configuration can be used, and what it means. */
@NullMarked
package dev.vigil.cli.check;

import org.jspecify.annotations.NullMarked;
