package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each part of a detector gave to some anomalies, as shares of what all gave. One owner. */
final class Importance {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Double> sums = new LinkedHashMap<>();
  private int anomalies;

  /** Takes in an anomaly, as it was kept. */
  void add(String body) {
    Map<String, Double> gave = new LinkedHashMap<>();
    try (JsonParser json = FACTORY.createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("contributions");
        json.nextToken();
        if (wanted) {
          read(json, gave);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double all = gave.values().stream().mapToDouble(one -> one).sum();
    if (all > 0) {
      anomalies++;
      gave.forEach((name, value) -> sums.merge(name, value / all, Double::sum));
    }
  }

  private static void read(JsonParser json, Map<String, Double> gave) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String name = "";
      double value = 0;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean named = json.currentName().equals("name");
        JsonToken token = json.nextToken();
        if (named) {
          name = json.getText();
        } else if (token.isNumeric()) {
          value = Math.max(0, json.getDoubleValue());
        }
      }
      gave.merge(name, value, Double::sum);
    }
  }

  /** How many anomalies had something to go by. */
  int anomalies() {
    return anomalies;
  }

  /** The mean share of each part, the largest first. */
  List<Map.Entry<String, Double>> shares() {
    return sums.entrySet().stream()
        .map(one -> Map.entry(one.getKey(), one.getValue() / anomalies))
        .sorted(Comparator.comparingDouble(one -> -one.getValue()))
        .toList();
  }
}
