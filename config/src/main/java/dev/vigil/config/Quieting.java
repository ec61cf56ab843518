package dev.vigil.config;

import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Silence;
import java.util.List;

/** When alerts are kept from people, or are judged otherwise. */
record Quieting(
    List<MaintenanceWindow> maintenance, List<Silence> silences, DeployDefaults deploys) {
  /** Never. */
  static final Quieting NONE = new Quieting(List.of(), List.of(), DeployDefaults.USUAL);

  Quieting {
    maintenance = List.copyOf(maintenance);
    silences = List.copyOf(silences);
  }
}
