package dev.vigil.evaluation.floor;

/** How many standard deviations the channels lie from their means, on average. */
final class MeanAbsoluteZ implements Floor {
  private final TrainingScale scale;

  MeanAbsoluteZ(TrainingScale scale) {
    this.scale = scale;
  }

  @Override
  public String name() {
    return "mean |z|";
  }

  @Override
  public double score(double[] vector) {
    double sum = 0;
    for (double z : scale.z(vector)) {
      sum += Math.abs(z);
    }
    return sum / vector.length;
  }
}
