package dev.vigil.cli.detect;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Anomalies as CSV (RFC 4180, lines ending in LF): empty where a number is not known. */
final class CsvForm implements AnomalyForm {
  private static final String HEAD =
      "id,timestamp,time,metric,labels,notice,provisional,episode,episodeCount,type,severity,score,"
          + "confidence,pValue,actualValue,expectedValue,expectedLower,expectedUpper,deviation,"
          + "detector,contributions,description\n";

  @Override
  public String head() {
    return HEAD;
  }

  @Override
  public String write(Told told) {
    Anomaly anomaly = told.anomaly();
    List<String> fields =
        List.of(
            anomaly.id(),
            Instant.ofEpochMilli(anomaly.observation().epochMillis()).toString(),
            told.time(),
            anomaly.observation().series().metric(),
            anomaly.observation().series().labels().toString(),
            anomaly.verdict().notice().toString().toLowerCase(Locale.ROOT),
            String.valueOf(anomaly.verdict().provisional()),
            String.valueOf(told.episode()),
            String.valueOf(told.crossings()),
            anomaly.type().toString(),
            anomaly.severity().toString(),
            number(anomaly.score()),
            number(anomaly.confidence()),
            number(anomaly.pValue()),
            number(anomaly.actualValue()),
            number(anomaly.expectedValue()),
            number(anomaly.expectedRange().lower()),
            number(anomaly.expectedRange().upper()),
            number(anomaly.deviation()),
            anomaly.detector(),
            contributions(anomaly.contributions()),
            anomaly.description());
    return fields.stream().map(CsvForm::field).collect(Collectors.joining(",", "", "\n"));
  }

  private static String contributions(List<Evidence.Contribution> contributions) {
    return contributions.stream()
        .map(one -> one.name() + "=" + number(one.value()))
        .collect(Collectors.joining(";"));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
