package dev.vigil.formats.table;

/**
 * A column of a table.
 *
 * @param index counted from 0
 * @param name from the header, or its number counted from 1 where there is none
 */
public record Column(int index, String name) {}
