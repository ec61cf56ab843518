/** What detectors there are: on the terminal, as JSON, and as the pages of the documentation. */
@NullMarked
package dev.vigil.cli.detectors;

import org.jspecify.annotations.NullMarked;
