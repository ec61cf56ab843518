/**
 * The language of conditions: JavaScript's expressions, as far as they ask about one observation.
 * Read once, then answered by a small tree that has no way to anything but its {@link
 * dev.vigil.rule.lang.Scope}.
 */
@NullMarked
package dev.vigil.rule.lang;

import org.jspecify.annotations.NullMarked;
