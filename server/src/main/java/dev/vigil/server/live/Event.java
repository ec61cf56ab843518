package dev.vigil.server.live;

/**
 * Something that happened, for whoever listens.
 *
 * @param id counts up, over restarts as well
 * @param type {@code anomaly}, {@code alert} or {@code incident}
 * @param json what happened
 */
public record Event(long id, String type, String json) {}
