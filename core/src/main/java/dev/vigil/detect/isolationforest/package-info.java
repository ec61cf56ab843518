/** How early random splits leave a row alone. */
@NullMarked
package dev.vigil.detect.isolationforest;

import org.jspecify.annotations.NullMarked;
