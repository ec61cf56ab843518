/** Whether an anomaly matters, here and now: what the user's rules say. Rules have no memory. */
@NullMarked
package dev.vigil.rule;

import org.jspecify.annotations.NullMarked;
