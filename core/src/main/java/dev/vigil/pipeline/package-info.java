/** The path of an observation: the only package that knows all the others. */
@NullMarked
package dev.vigil.pipeline;

import org.jspecify.annotations.NullMarked;
