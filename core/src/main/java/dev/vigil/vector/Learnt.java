package dev.vigil.vector;

/**
 * What has been learnt of a series, for models to be fitted to.
 *
 * @param sample a sample of the rows, in no order
 * @param last the last rows in their order; none if no model wants them
 * @param embedding what the rows are made by
 * @param seen rows learnt
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Learnt(float[][] sample, float[][] last, Embedding embedding, long seen) {}
