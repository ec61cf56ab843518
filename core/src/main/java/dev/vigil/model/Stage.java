package dev.vigil.model;

import java.util.Map;

/**
 * What was known and decided of an anomaly at one of the six questions, when it was asked. Made
 * from what is known then alone, so that the same observations in the same order give the same. The
 * words and the maps are made when they are asked for. Immutable.
 */
public interface Stage {
  /** Which question it answers. */
  Question question();

  /** The answer in a sentence, with its numbers. */
  String answer();

  /** Whether the anomaly went on from here; if not, people were not told because of it. */
  boolean passed();

  /**
   * What would have ended the anomaly here, in a sentence; of one that ended here, what would have
   * let it pass. Empty where nothing would.
   */
  String otherwise();

  /** The same in numbers, by name; see {@link #record()}. Empty where there is none. */
  Map<String, Object> turningPoint();

  /**
   * All that was known, by name: texts, numbers, truths, and lists and maps of these. A number that
   * is none is NaN.
   */
  Map<String, Object> record();
}
