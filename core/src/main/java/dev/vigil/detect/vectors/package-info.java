/** Rows of a table or of a stream, by unlike models together. */
@NullMarked
package dev.vigil.detect.vectors;

import org.jspecify.annotations.NullMarked;
