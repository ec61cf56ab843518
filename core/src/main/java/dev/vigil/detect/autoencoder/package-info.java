/** How badly a network gives a row back. */
@NullMarked
package dev.vigil.detect.autoencoder;

import org.jspecify.annotations.NullMarked;
