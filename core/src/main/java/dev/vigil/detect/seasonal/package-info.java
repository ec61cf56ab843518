/** Values beside what their hour, weekday, day of the month or place in another cycle has. */
@NullMarked
package dev.vigil.detect.seasonal;

import org.jspecify.annotations.NullMarked;
