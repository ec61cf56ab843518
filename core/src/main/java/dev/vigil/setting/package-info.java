/**
 * What can be set: the components of a record, read from text or a file, with everything wrong told
 * at once.
 */
@NullMarked
package dev.vigil.setting;

import org.jspecify.annotations.NullMarked;
