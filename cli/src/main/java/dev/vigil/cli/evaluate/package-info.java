/** {@code vigil evaluate}: how well detectors do on labelled and on normal series. */
@NullMarked
package dev.vigil.cli.evaluate;

import org.jspecify.annotations.NullMarked;
