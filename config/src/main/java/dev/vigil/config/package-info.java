/** Text to specs, every problem told with its place. */
@NullMarked
package dev.vigil.config;

import org.jspecify.annotations.NullMarked;
