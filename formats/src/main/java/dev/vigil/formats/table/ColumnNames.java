package dev.vigil.formats.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that columns usually have, written small and without signs. */
final class ColumnNames {
  /** Names that only a time has, the likeliest first. */
  static final List<String> TIME =
      List.of(
          "timestamp",
          "datetime",
          "time",
          "date",
          "ts",
          "epoch",
          "eventtime",
          "eventtimestamp",
          "unixtime",
          "unixtimestamp",
          "epochtime",
          "epochseconds",
          "epochms",
          "epochmillis",
          "timestampms",
          "timems",
          "timeutc",
          "timestamputc",
          "utc",
          "instant",
          "recordedat",
          "createdat",
          "observedat",
          "measuredat");

  /** Names that a time may have, where nothing looks more like one. */
  static final List<String> MAYBE_TIME = List.of("ds", "t", "index", "idx", "step", "day", "hour");

  static final Set<String> VALUE =
      Set.of(
          "value",
          "val",
          "values",
          "v",
          "y",
          "metricvalue",
          "measurement",
          "reading",
          "observed",
          "observation");

  static final Set<String> LABEL =
      Set.of(
          "label",
          "labels",
          "anomaly",
          "isanomaly",
          "anomalous",
          "isanomalous",
          "outlier",
          "isoutlier",
          "class",
          "target",
          "groundtruth",
          "anomalylabel");

  static final Set<String> METRIC =
      Set.of("metric", "metricname", "series", "seriesname", "name", "kpi", "variable", "channel");

  static final Set<String> SERIES =
      Set.of(
          "seriesid",
          "kpiid",
          "metricid",
          "sensor",
          "sensorid",
          "sensorname",
          "device",
          "deviceid",
          "devicename",
          "host",
          "hostname",
          "instance",
          "instanceid",
          "server",
          "machine",
          "machineid",
          "node",
          "nodeid",
          "service",
          "servicename",
          "entity",
          "entityid",
          "item",
          "itemid",
          "uniqueid",
          "id",
          "key",
          "tag",
          "station",
          "stationid",
          "meter",
          "meterid",
          "region",
          "pod",
          "container",
          "endpoint",
          "disk",
          "interface");

  /** Things that are often numbered, where most other numbers are measured. */
  private static final Set<String> NUMBERED =
      Set.of(
          "series", "kpi", "sensor", "device", "server", "machine", "node", "entity", "item",
          "station", "meter");

  /** Numbers of rows, as exports write them in front. */
  private static final Set<String> ROW_NUMBER =
      Set.of("", "unnamed0", "index", "idx", "row", "rownumber", "no", "nr");

  private static final List<String> LABEL_OBJECTS = List.of("labels.", "tags.");

  private ColumnNames() {}

  /** The name small and without signs; of a flattened name, the last part. */
  static String plain(String name) {
    return name.substring(name.lastIndexOf('.') + 1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  static boolean soundsLikeTime(String name) {
    String plain = plain(name);
    return plain.contains("time") || plain.contains("date");
  }

  static boolean namesSeries(String name) {
    String plain = plain(name);
    return METRIC.contains(plain) || SERIES.contains(plain) || !labelOf(name).equals(name);
  }

  /** Whether whole numbers in the column may name series. */
  static boolean isNumbered(String name) {
    String plain = plain(name);
    return NUMBERED.contains(plain) || plain.endsWith("id");
  }

  static boolean numbersRows(String name) {
    return ROW_NUMBER.contains(plain(name));
  }

  /** The name of a label: {@code host} for the column {@code labels.host}. */
  static String labelOf(String name) {
    for (String object : LABEL_OBJECTS) {
      if (name.length() > object.length() && name.startsWith(object)) {
        return name.substring(object.length());
      }
    }
    return name;
  }
}
