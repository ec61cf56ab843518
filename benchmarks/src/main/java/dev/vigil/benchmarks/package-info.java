/** Cost and memory, measured. */
@NullMarked
package dev.vigil.benchmarks;

import org.jspecify.annotations.NullMarked;
