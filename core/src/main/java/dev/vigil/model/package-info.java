/** The words of the house: what is observed, how strange it is, what is said of it. */
@NullMarked
package dev.vigil.model;

import org.jspecify.annotations.NullMarked;
