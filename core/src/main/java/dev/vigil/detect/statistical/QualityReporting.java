package dev.vigil.detect.statistical;

import java.util.Optional;

/** A detector that looks at how good the values are that it goes by. */
public interface QualityReporting {
  /** The values as they are now; empty where that is switched off, or there are too few. */
  Optional<WindowQuality> quality();
}
