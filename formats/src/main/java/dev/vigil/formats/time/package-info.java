/** How a text writes its time, found from samples or told, read fast and written back. */
@NullMarked
package dev.vigil.formats.time;

import org.jspecify.annotations.NullMarked;
