/** Strange enough to say so? Score in, verdict out. The only owner of the false-alarm rate. */
@NullMarked
package dev.vigil.judge;

import org.jspecify.annotations.NullMarked;
