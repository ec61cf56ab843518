/** Vigil: is this normal? */
@NullMarked
package dev.vigil;

import org.jspecify.annotations.NullMarked;
