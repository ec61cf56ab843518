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
 * @param features the share of each of the features that say most, largest first
 * @param models what each model gave
 * @param agreement how many models find it strange
 * @param rarity about −log10 of the share of rows as strange
 * @param sample rows that it was compared with
 */
record VectorEvidence(
    List<Contribution> features,
    List<Contribution> models,
    int agreement,
    double rarity,
    int sample)
    implements Evidence {
  private static final int TOLD = 3;
  private static final double LEAST_SHARE = 0.05;

  static VectorEvidence of(
      List<String> names,
      double[] shares,
      List<Contribution> models,
      int agreement,
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
    return new VectorEvidence(most, List.copyOf(models), agreement, rarity, sample);
  }

  @Override
  public AnomalyType type() {
    return AnomalyType.OUTLIER;
  }

  /** The features that say most, each with its share; where none does, the models. */
  @Override
  public List<Contribution> contributions() {
    return features.isEmpty() ? models : features;
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
    return text.toString();
  }
}
