/** {@code vigil detect}: finds the anomalies in a file or a stream. */
@NullMarked
package dev.vigil.cli.detect;

import org.jspecify.annotations.NullMarked;
