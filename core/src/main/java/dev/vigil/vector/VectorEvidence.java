package dev.vigil.vector;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A row that is unlike the others.
 *
 * @param type of the anomaly
 * @param features the share of each of the features that say most, largest first
 * @param models what each model gave, the most first
 * @param rarity about −log10 of the share of rows as strange
 * @param sample rows that it was compared with
 */
record VectorEvidence(
    AnomalyType type,
    List<Contribution> features,
    List<Contribution> models,
    double rarity,
    int sample)
    implements Evidence {
  private static final int TOLD = 3;
  private static final double LEAST_SHARE = 0.05;
  private static final double STRANGE = VectorDetector.SPOKEN * Math.log(10);

  static VectorEvidence of(
      AnomalyType type,
      List<String> names,
      double[] shares,
      List<Contribution> models,
      double rarity,
      int sample) {
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    List<Contribution> features = new ArrayList<>();
    for (int j = 0; j < shares.length && total > 0; j++) {
      features.add(new Contribution(names.get(j), shares[j] / total));
    }
    features.sort(Comparator.comparingDouble(Contribution::value).reversed());
    List<Contribution> most =
        features.stream().filter(part -> part.value() >= LEAST_SHARE).limit(TOLD).toList();
    List<Contribution> given = new ArrayList<>(models);
    given.sort(Comparator.comparingDouble(Contribution::value).reversed());
    return new VectorEvidence(type, most, List.copyOf(given), rarity, sample);
  }

  /** How many of the models find it strange by themselves. */
  @Override
  public int agreement() {
    long strange = models.stream().filter(model -> model.value() >= STRANGE).count();
    return (int) Math.max(1, strange);
  }

  /**
   * The features that say most, each with its share, and then, if there are several, the models
   * with theirs.
   */
  @Override
  public List<Contribution> contributions() {
    double sum = models.stream().mapToDouble(Contribution::value).sum();
    if (sum <= 0 || (models.size() == 1 && !features.isEmpty())) {
      return features.isEmpty() ? models : features;
    }
    List<Contribution> all = new ArrayList<>(features);
    models.forEach(model -> all.add(new Contribution(model.name(), model.value() / sum)));
    return List.copyOf(all);
  }

  @Override
  public String sentence() {
    StringBuilder text = new StringBuilder("unlike ");
    double share = Math.pow(10, -rarity);
    if (share * sample < 1) {
      text.append(String.format(Locale.ROOT, "any of %,d rows", sample));
    } else {
      text.append(String.format(Locale.ROOT, "all but %.1f %% of the rows", 100 * share));
    }
    String separator = ": ";
    for (Contribution feature : features) {
      text.append(separator).append(feature.name());
      if (features.size() > 1) {
        text.append(String.format(Locale.ROOT, " (%.0f %%)", 100 * feature.value()));
      }
      separator = ", ";
    }
    if (models.size() > 1) {
      text.append(
          String.format(Locale.ROOT, "; %d of %d models agree", agreement(), models.size()));
    }
    return text.toString();
  }
}
