/** The HTTP side: routes, limits, answers. */
@NullMarked
package dev.vigil.server.web;

import org.jspecify.annotations.NullMarked;
