/** Models of machine learning, alone or together, on features made of what is observed. */
@NullMarked
package dev.vigil.detect.machinelearning;

import org.jspecify.annotations.NullMarked;
