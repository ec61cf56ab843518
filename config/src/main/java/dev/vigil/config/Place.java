package dev.vigil.config;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
record Place(int line, int column) {}
