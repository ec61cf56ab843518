/** Limits that someone set. */
@NullMarked
package dev.vigil.detect.threshold;

import org.jspecify.annotations.NullMarked;
