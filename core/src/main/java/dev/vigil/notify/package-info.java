/**
 * Who should know, and did it arrive? Changes of incidents in, notifications and deliveries out.
 */
@NullMarked
package dev.vigil.notify;

import org.jspecify.annotations.NullMarked;
