/** The default detector: novelty (records with margin) and extremity (peaks of blocks). */
@NullMarked
package dev.vigil.detect.novelty;

import org.jspecify.annotations.NullMarked;
