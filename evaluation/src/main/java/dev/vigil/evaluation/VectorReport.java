package dev.vigil.evaluation;

import java.util.List;

/**
 * How a detector and the floors did on one labelled series of vectors.
 *
 * @param detector how the detector did
 * @param channels numbers in a vector
 * @param onlyTraining whether nothing in the file is to be found, so that all pages are false
 * @param longestBuffer of VUS-PR, in rows
 * @param floors how the floors rank the same rows
 */
public record VectorReport(
    SeriesReport detector,
    int channels,
    boolean onlyTraining,
    int longestBuffer,
    List<FloorReport> floors) {
  /** The floors whose VUS-PR is higher than the detector's. */
  public List<FloorReport> better() {
    return FloorReport.above(floors, detector.volumeUnderSurface());
  }
}
