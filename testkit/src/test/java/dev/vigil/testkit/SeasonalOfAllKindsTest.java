package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.seasonal.Country;
import dev.vigil.detect.seasonal.HolidaySettings;
import dev.vigil.detect.seasonal.PatternSettings;
import dev.vigil.detect.seasonal.SeasonalSpec;
import dev.vigil.detect.seasonal.Switch;
import java.time.ZoneId;
import java.util.List;

/** With every pattern switched on, a period that is given, and holidays of three kinds. */
final class SeasonalOfAllKindsTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    HolidaySettings holidays =
        new HolidaySettings(
            List.of(Country.DE, Country.US), List.of("2014-05-15 outing", "05-20"), "");
    PatternSettings patterns =
        new PatternSettings(Switch.ON, Switch.ON, Switch.ON, "90m", holidays);
    return new SeasonalSpec(
        Switch.ON, Switch.ON, Switch.ON, true, true, patterns, ZoneId.of("Australia/Lord_Howe"));
  }
}
