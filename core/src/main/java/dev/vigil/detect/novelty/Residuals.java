package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Short means of the distances from the season and from the median. One owner. */
final class Residuals {
  double season8;
  double season32;
  double week32;
  double level32;

  void learnSeason(double residual) {
    season8 += (residual - season8) / 8;
    season32 += (residual - season32) / 32;
  }

  void learnLevel(double standardised) {
    level32 += (Clip.to(standardised, 12) - level32) / 32;
  }

  void learnWeek(double standardised) {
    week32 += (Clip.to(standardised, 6) - week32) / 32;
  }

  void save(StateWriter out) {
    out.put(season8).put(season32).put(week32).put(level32);
  }

  void load(StateReader in) {
    season8 = in.getDouble();
    season32 = in.getDouble();
    week32 = in.getDouble();
    level32 = in.getDouble();
  }

  void copyFrom(Residuals other) {
    season8 = other.season8;
    season32 = other.season32;
    week32 = other.week32;
    level32 = other.level32;
  }
}
