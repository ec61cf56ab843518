/** Tables on their way in: what is read, how, and row by row to whoever judges. */
@NullMarked
package dev.vigil.cli.input;

import org.jspecify.annotations.NullMarked;
