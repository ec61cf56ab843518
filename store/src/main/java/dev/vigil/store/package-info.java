/** What lasts: the journal, checkpoints, history and facts, on SQLite and on PostgreSQL. */
@NullMarked
package dev.vigil.store;

import org.jspecify.annotations.NullMarked;
