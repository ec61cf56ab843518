/**
 * Tables of observations, CSV or one JSON object a line: which column is what is found or told, and
 * the rows are handed on one by one, however long the file is.
 */
@NullMarked
package dev.vigil.formats.table;

import org.jspecify.annotations.NullMarked;
