/** The rules of the house, and proof that each of them bites. */
@NullMarked
package dev.vigil.architecture;

import org.jspecify.annotations.NullMarked;
