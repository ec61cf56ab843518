/** How strange is it? Observation in, score out. */
@NullMarked
package dev.vigil.detect;

import org.jspecify.annotations.NullMarked;
