/** The server: one process that takes metrics, keeps what it accepted, and tells what is odd. */
@NullMarked
package dev.vigil.server;

import org.jspecify.annotations.NullMarked;
