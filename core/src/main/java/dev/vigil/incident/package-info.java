/** What does an alert belong with? Incidents: alerts of several series that have one cause. */
@NullMarked
package dev.vigil.incident;

import org.jspecify.annotations.NullMarked;
