/**
 * Is it news, or do we know it? Alerts with their life cycle, and the times when nobody is told.
 */
@NullMarked
package dev.vigil.alert;

import org.jspecify.annotations.NullMarked;
