package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Prints how many rows of several kinds of tables one thread reads in a second of its CPU time. */
final class ReadingSpeed {
  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 5;

  private ReadingSpeed() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws TableException {
    for (Map.Entry<String, byte[]> table : tables().entrySet()) {
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.max(best, rowsPerSecond(table.getValue()));
      }
      System.out.printf(
          Locale.ROOT, "%-34s %5.2f million rows/s%n", table.getKey(), best / 1_000_000);
    }
  }

  private static Map<String, byte[]> tables() {
    StringBuilder plain = new StringBuilder("timestamp,value\n");
    StringBuilder seconds = new StringBuilder("timestamp,value\n");
    StringBuilder hosts = new StringBuilder("timestamp,host,value\n");
    StringBuilder json = new StringBuilder();
    Random random = new Random(20140401);
    LocalDateTime time = LocalDateTime.of(2014, 4, 1, 0, 0, 1);
    for (int i = 0; i < ROWS; i++) {
      time = time.plusMinutes(1);
      double exact = 100 + random.nextGaussian();
      double rounded = Math.round(exact * 1e4) / 1e4;
      plain.append(time).append(',').append(rounded).append('\n');
      seconds.append(1_396_310_400 + 60L * i).append(',').append(exact).append('\n');
      hosts.append(time).append(",host-").append(i % 1000).append(',').append(rounded).append('\n');
      json.append("{\"timestamp\":\"").append(time).append("\",\"value\":").append(rounded);
      json.append("}\n");
    }
    Map<String, byte[]> tables = new LinkedHashMap<>();
    tables.put("CSV, ISO time, 4 decimals", plain.toString().getBytes(UTF_8));
    tables.put("CSV, ISO time, 4 decimals, gzip", Recorder.gzip(plain.toString().getBytes(UTF_8)));
    tables.put("CSV, epoch seconds, 17 digits", seconds.toString().getBytes(UTF_8));
    tables.put("CSV, long, 1000 series", hosts.toString().getBytes(UTF_8));
    tables.put("NDJSON, ISO time, 4 decimals", json.toString().getBytes(UTF_8));
    return tables;
  }

  private static double rowsPerSecond(byte[] table) throws TableException {
    Source source = Source.stream("memory", new ByteArrayInputStream(table));
    long start = cpuNanos();
    Sum sum = new Sum();
    try (TableReader reader = TableReader.open(source, TableOptions.auto())) {
      reader.read(sum);
    }
    long nanos = cpuNanos() - start;
    if (sum.rows != ROWS || Double.isNaN(sum.values)) {
      throw new IllegalStateException(sum.rows + " rows were read");
    }
    return ROWS * 1e9 / nanos;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static final class Sum implements RowSink {
    private long rows;
    private double values;

    @Override
    public void series(int index, SeriesName name) {}

    @Override
    public void row(int series, long epochMillis, double value, int label) {
      rows++;
      values += value;
    }
  }
}
