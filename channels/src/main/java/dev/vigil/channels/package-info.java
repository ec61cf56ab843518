/** The ways to people: mail, chats, pagers, webhooks. */
@NullMarked
package dev.vigil.channels;

import org.jspecify.annotations.NullMarked;
