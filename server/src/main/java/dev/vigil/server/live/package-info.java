/** What goes on in the server: journal, engine, and what is told of it. */
@NullMarked
package dev.vigil.server.live;

import org.jspecify.annotations.NullMarked;
