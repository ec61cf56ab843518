/** Graphite's plain text over a connection, as its senders know it. */
@NullMarked
package dev.vigil.server.graphite;

import org.jspecify.annotations.NullMarked;
