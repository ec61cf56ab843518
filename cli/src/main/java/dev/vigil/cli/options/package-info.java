/** Options that several commands share. */
@NullMarked
package dev.vigil.cli.options;

import org.jspecify.annotations.NullMarked;
