package dev.vigil.cli.backtest;

import dev.vigil.alert.Deploy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do while history goes on.
 *
 * @param takenOnAfter how long they take to take an incident on; null where they never do
 * @param deploys what they roll out
 */
record People(@Nullable Duration takenOnAfter, List<Deploy> deploys) {
  People {
    deploys = List.copyOf(deploys);
  }
}
