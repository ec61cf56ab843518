/** Observations read from text. */
@NullMarked
package dev.vigil.formats;

import org.jspecify.annotations.NullMarked;
