/** Distance to the nearest of other rows. */
@NullMarked
package dev.vigil.detect.knn;

import org.jspecify.annotations.NullMarked;
