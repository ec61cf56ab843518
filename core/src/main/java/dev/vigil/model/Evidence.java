package dev.vigil.model;

import java.util.List;

/** What speaks for an observation being strange. Text is made only when it is asked for. */
public interface Evidence {
  /** Nothing strange was seen. */
  Evidence NONE = new NoEvidence();

  /** The kind of anomaly that the strongest channel stands for. */
  AnomalyType type();

  /** How many independent groups of channels agree; at least 0. */
  int agreement();

  /** What each part of the detector gave, largest first; shares need not sum to the score. */
  List<Contribution> contributions();

  /** A sentence for a person, without the series' name: "highest 80-minute mean in 22 days, …". */
  String sentence();

  /** One part of a detector and what it gave to the score. */
  record Contribution(String name, double value) {}
}
