package dev.vigil.config;

/** What holds for the series of a pattern. */
record Matched<T>(SeriesPattern pattern, T value) {}
