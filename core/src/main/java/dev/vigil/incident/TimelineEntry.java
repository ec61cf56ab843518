package dev.vigil.incident;

/** One line of an incident's story. */
public record TimelineEntry(long epochMillis, String text) {}
