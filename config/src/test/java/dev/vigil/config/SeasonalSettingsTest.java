package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.seasonal.Country;
import dev.vigil.detect.seasonal.HolidaySettings;
import dev.vigil.detect.seasonal.PatternSettings;
import dev.vigil.detect.seasonal.SeasonalSpec;
import dev.vigil.detect.seasonal.Switch;
import dev.vigil.model.SeriesKey;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Switches that are true, false or left to what is seen. */
final class SeasonalSettingsTest {
  private static SeasonalSpec spec(String text) throws ConfigException {
    VigilConfig config =
        ConfigReader.read(
            text.startsWith("{") ? "vigil.json" : "vigil.yaml",
            text,
            Map.of(),
            DetectorCatalogue.installed());
    return (SeasonalSpec) config.pipelineSpec().watches().apply(SeriesKey.of("cpu")).detector();
  }

  @Test
  void patterns_are_switched_by_true_and_false() throws ConfigException {
    SeasonalSpec spec =
        spec(
            """
            {
              "detectorType": "Seasonal Anomaly Detector",
              "sensitivity": 0.75,
              "detectorSpecificConfig": {
                "seasonal": {
                  "enableHourlyPattern": true,
                  "enableDailyPattern": true,
                  "enableWeeklyPattern": false,
                  "trendDetection": true,
                  "volatilityModeling": false
                }
              }
            }
            """);
    assertThat(spec)
        .isEqualTo(
            new SeasonalSpec(
                Switch.ON,
                Switch.ON,
                Switch.OFF,
                true,
                false,
                new PatternSettings(),
                ZoneOffset.UTC));
  }

  @Test
  void further_patterns_holidays_and_the_zone_are_set() throws ConfigException {
    SeasonalSpec spec =
        spec(
            """
            detectorType: seasonal
            timezone: Europe/Berlin
            detectorSpecificConfig:
              seasonal:
                enableDailyPattern: auto
                patterns:
                  monthEnd: true
                  quarterEnd: false
                  period: 90m
                  holidays: {countries: [de], dates: [2026-12-24 Heiligabend, 12-31]}
            """);
    HolidaySettings holidays =
        new HolidaySettings(List.of(Country.DE), List.of("2026-12-24 Heiligabend", "12-31"), "");
    assertThat(spec)
        .isEqualTo(
            new SeasonalSpec(
                ZoneId.of("Europe/Berlin"),
                new PatternSettings(Switch.AUTO, Switch.ON, Switch.OFF, "90m", holidays)));
  }

  @Test
  void what_is_none_of_them_is_refused_with_its_name() {
    refused("enableDailyPattern: perhaps", "enableDailyPattern must be one of auto, true, false");
    refused("enableDailyPattern: 1", "must be one of auto, true, false");
    refused("patterns: {period: soon}", "period must be auto, none, a span of time");
    refused("patterns: {holidays: {countries: [xx]}}", "one of us, gb, de, fr");
    refused("patterns: {holidays: {dates: [13-45]}}", "holidays.dates must have dates such as");
    refused("patterns: {holidays: {file: /no/such}}", "holidays.file must be a file of dates");
    refused("enableDailyPatern: true", "did you mean 'enableDailyPattern'?");
  }

  private static void refused(String setting, String message) {
    String text =
        "detectorType: seasonal\ndetectorSpecificConfig:\n  seasonal:\n    " + setting + "\n";
    assertThatThrownBy(() -> spec(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }
}
