/** What is told, as JSON. */
@NullMarked
package dev.vigil.server.json;

import org.jspecify.annotations.NullMarked;
