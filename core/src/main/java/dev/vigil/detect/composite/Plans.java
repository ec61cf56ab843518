package dev.vigil.detect.composite;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The plans of the specs that are in use: all series of a spec share one. */
final class Plans {
  private static final Map<CompositeSpec, Plan> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Plans() {}

  static Plan of(CompositeSpec spec) {
    return KNOWN.computeIfAbsent(spec, CompositeSpec::plan);
  }
}
