/** Whose it is: each tenant has an engine, a journal and a configuration of its own. */
@NullMarked
package dev.vigil.server.tenant;

import org.jspecify.annotations.NullMarked;
