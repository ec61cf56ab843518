/** The compact, versioned binary form in which state is kept. */
@NullMarked
package dev.vigil.state;

import org.jspecify.annotations.NullMarked;
