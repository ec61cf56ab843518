package dev.vigil.detect.vectors;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.RowsPlan;
import dev.vigil.vector.StreamPlan;
import dev.vigil.vector.VectorPlan;

/**
 * Unlike models of rows together, with equal weights: each one's score is calibrated and the sum of
 * what they give is held against the sums of the sample.
 *
 * <p>Rows of a table, in no order: isolation forest, neighbours in small samples, histograms of
 * projections, robust covariance. Rows of a stream: errors of each channel's own forecast, records
 * of each channel and departures beyond its own peaks, histograms and covariance of where the
 * channels lately were and how they changed, each at three time scales. Which of the two it is, the
 * first 256 rows show.
 *
 * <p>Right for: rows of which nothing is known. Blind to: what none of its models sees; single
 * numbers, which it does not read.
 *
 * @param rows whether rows are those of a table or of a stream
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record VectorsSpec(
    @About("whether rows are those of a table, of a stream, or as the first 256 show") Rows rows,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  /** What rows are. */
  public enum Rows {
    AUTO,
    TABLE,
    STREAM
  }

  public VectorsSpec {
    requireNonNull(rows, "rows");
    table(sample, seed);
  }

  /** As the first rows show. */
  public VectorsSpec() {
    this(Rows.AUTO, 2048, 1);
  }

  private static VectorPlan table(int sample, long seed) {
    return VectorPlan.ofTable().withSample(sample).withSeed(seed);
  }

  private StreamPlan stream() {
    return new StreamPlan().withSample(sample).withSeed(seed);
  }

  private RowsPlan either() {
    return new RowsPlan(table(sample, seed), stream());
  }

  @Override
  public String name() {
    return "Vector Composite Detector";
  }

  @Override
  public String key() {
    return "vectors";
  }

  @Override
  public String rightFor() {
    return "rows of a table or a stream of which nothing is known";
  }

  @Override
  public String blindTo() {
    return "what none of its models sees";
  }

  @Override
  public String cost() {
    return "as a stream 13 µs a row of 16 and 22 µs of 38, fits included; 424 and 861 KB a series";
  }

  @Override
  public boolean dear() {
    return true;
  }

  @Override
  public Detector newDetector() {
    return switch (rows) {
      case AUTO -> either().newDetector();
      case TABLE -> table(sample, seed).newDetector();
      case STREAM -> stream().newDetector();
    };
  }

  @Override
  public Detector restore(StateReader in) {
    return switch (rows) {
      case AUTO -> either().restore(in);
      case TABLE -> table(sample, seed).restore(in);
      case STREAM -> stream().restore(in);
    };
  }

  @Override
  public Calibration calibration() {
    return either().calibration();
  }
}
