/**
 * What senders send over the network, each format read into a batch of columns that is used again
 * for the next request: no object is made for a point.
 */
@NullMarked
package dev.vigil.formats.wire;

import org.jspecify.annotations.NullMarked;
