package dev.vigil.detect;

import java.util.Map;

/** A detector that can say what it has learnt. */
public interface Describing {
  /**
   * What it has learnt, by name: texts, numbers, truths, and lists and maps of these; a number that
   * is not known is NaN. Changes nothing.
   */
  Map<String, Object> learnt();
}
