/** Who may do what: keys, roles, tenants. */
@NullMarked
package dev.vigil.server.access;

import org.jspecify.annotations.NullMarked;
