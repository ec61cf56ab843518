/** Distance outside of a boundary around the rows. */
@NullMarked
package dev.vigil.detect.svm;

import org.jspecify.annotations.NullMarked;
