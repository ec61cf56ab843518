package dev.vigil.formats.wire;

/**
 * One point that was not taken.
 *
 * @param index its place in the request, counted from 0: the point of JSON, the line of lines, the
 *     sample or data point of binary formats
 * @param reason what is wrong with it
 */
public record Refusal(long index, String reason) {}
