/** What a run saw and said, drawn: recorded in bounded memory, written as a page or a picture. */
@NullMarked
package dev.vigil.cli.plot;

import org.jspecify.annotations.NullMarked;
