/** Several detectors together, of which each one's score is made comparable first. */
@NullMarked
package dev.vigil.detect.composite;

import org.jspecify.annotations.NullMarked;
