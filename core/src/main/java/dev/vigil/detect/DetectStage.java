package dev.vigil.detect;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Digits;
import dev.vigil.model.Durations;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Question;
import dev.vigil.model.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How strange an anomaly was, and from where on its score could say so.
 *
 * @param alarmScore score in the detector's own unit from which an observation may alarm; NaN where
 *     the score decides nothing, as where a limit is crossed
 * @param step usual milliseconds between two observations of the series; 0 where not known
 */
public record DetectStage(Anomaly anomaly, double alarmScore, double step) implements Stage {
  /** Where an alarm may begin, on the scale of {@link Anomaly#score()}. */
  private static final double ALARM = 0.5;

  private static final double MILLIS_OF_DAY = 86_400_000;
  private static final double DAYS_OF_YEAR = 365.25;
  private static final double MOST_DAYS = 1_000 * DAYS_OF_YEAR;
  private static final double MOST_VALUES = 1e9;
  private static final int MOST_CONTRIBUTIONS = 20;

  @Override
  public Question question() {
    return Question.DETECT;
  }

  private boolean decides() {
    return !Double.isNaN(alarmScore);
  }

  @Override
  public boolean passed() {
    return true;
  }

  @Override
  public String answer() {
    StringBuilder text = new StringBuilder("Score ").append(Digits.share(anomaly.score()));
    text.append(": ").append(anomaly.description());
    if (anomaly.observation() instanceof Point point && Double.isFinite(point.value())) {
      text.append("; ").append(Digits.number(point.value()));
      String range = expected();
      text.append(range.isEmpty() ? "" : ", expected " + range);
    }
    return text.append(decides() ? chance() : "").append('.').toString();
  }

  private String expected() {
    return Digits.range(anomaly.expectedRange().lower(), anomaly.expectedRange().upper());
  }

  private String chance() {
    double p = anomaly.pValue();
    if (!(p > 0 && p < 1)) {
      return "";
    }
    if (step > 0) {
      double days = step / MILLIS_OF_DAY / p;
      return days > MOST_DAYS
          ? "; by chance less than once in 1,000 years"
          : "; by chance once in " + span(days);
    }
    return 1 / p > MOST_VALUES
        ? "; by chance less than once in a billion values"
        : String.format(Locale.ROOT, "; by chance once in %,d values", Math.round(1 / p));
  }

  private static String span(double days) {
    double years = days / DAYS_OF_YEAR;
    return years >= 2 ? Math.round(years) + " years" : Durations.words(days * 86_400);
  }

  @Override
  public String otherwise() {
    return decides()
        ? "It would have ended here below a score of " + Digits.share(ALARM) + "."
        : "Its score did not matter: no score would have kept it quiet.";
  }

  @Override
  public Map<String, Object> turningPoint() {
    return decides() ? Map.of("score", ALARM) : Map.of();
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("detector", anomaly.detector());
    record.put("type", anomaly.type().name());
    record.put("score", anomaly.score());
    record.put("confidence", anomaly.confidence());
    record.put("pValue", anomaly.pValue());
    record.put("detectorScore", anomaly.verdict().score().value());
    record.put("detectorAlarmsFrom", alarmScore);
    record.put("value", anomaly.actualValue());
    record.put("expected", anomaly.expectedValue());
    record.put("lower", anomaly.expectedRange().lower());
    record.put("upper", anomaly.expectedRange().upper());
    record.put("agreement", anomaly.verdict().score().evidence().agreement());
    record.put("stepMillis", step);
    record.put("contributions", contributions());
    return record;
  }

  private List<Object> contributions() {
    List<Object> all = new ArrayList<>();
    for (Evidence.Contribution one : anomaly.contributions()) {
      if (all.size() < MOST_CONTRIBUTIONS) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("name", one.name());
        each.put("value", one.value());
        all.add(each);
      }
    }
    return all;
  }
}
