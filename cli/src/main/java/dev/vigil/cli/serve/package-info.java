/** {@code vigil serve}: the server. */
@NullMarked
package dev.vigil.cli.serve;

import org.jspecify.annotations.NullMarked;
