/** Was it right? What people say of anomalies, what that changes, and how often they were right. */
@NullMarked
package dev.vigil.feedback;

import org.jspecify.annotations.NullMarked;
