/** Numbers and chance: what any package may reckon with. Knows nothing of the rest. */
@NullMarked
package dev.vigil.math;

import org.jspecify.annotations.NullMarked;
