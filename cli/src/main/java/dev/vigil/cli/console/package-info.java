/** What every command needs of the shell it was called from. */
@NullMarked
package dev.vigil.cli.console;

import org.jspecify.annotations.NullMarked;
