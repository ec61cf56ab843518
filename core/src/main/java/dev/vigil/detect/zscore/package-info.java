/** Distance from the mean in standard deviations, or from the median in robust ones. */
@NullMarked
package dev.vigil.detect.zscore;

import org.jspecify.annotations.NullMarked;
