/** {@code vigil watch}: this host's own series, live. */
@NullMarked
package dev.vigil.cli.watch;

import org.jspecify.annotations.NullMarked;
