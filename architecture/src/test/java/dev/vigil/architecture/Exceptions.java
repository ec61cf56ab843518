package dev.vigil.architecture;

import java.util.ArrayList;
import java.util.List;

/** What may be larger than its gate, as {@code architecture/exceptions.txt} says it. */
record Exceptions(List<Entry> entries) {

  record Entry(int line, String subject, Gate gate, int limit) {

    boolean covers(Finding finding) {
      return finding.subject().equals(subject) && finding.gate() == gate;
    }
  }

  static Exceptions of(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(entry(line, i + 1));
      }
    }
    return new Exceptions(List.copyOf(entries));
  }

  private static Entry entry(String line, int number) {
    String place = "exceptions.txt:" + number + ": ";
    String[] parts = line.split("\\s*\\|\\s*", -1);
    if (parts.length != 4 || parts[3].isBlank()) {
      throw new IllegalArgumentException(place + "expected 'subject | gate | limit | reason'");
    }
    Gate gate =
        Gate.named(parts[1])
            .orElseThrow(
                () -> new IllegalArgumentException(place + "unknown gate '" + parts[1] + "'"));
    if (!parts[2].matches("[1-9]\\d{0,5}") || Integer.parseInt(parts[2]) <= gate.limit()) {
      throw new IllegalArgumentException(
          place + "the limit must be a number above " + gate.limit() + ", was '" + parts[2] + "'");
    }
    return new Entry(number, parts[0], gate, Integer.parseInt(parts[2]));
  }

  /** Findings that no entry covers, and entries that cover no finding. */
  List<String> problems(List<Finding> findings) {
    List<String> problems = new ArrayList<>();
    for (Finding finding : findings) {
      entries.stream()
          .filter(entry -> entry.covers(finding))
          .findFirst()
          .ifPresentOrElse(
              entry -> {
                if (finding.actual() > entry.limit()) {
                  problems.add(finding + ", its exception " + entry.limit());
                }
              },
              () -> problems.add(finding.toString()));
    }
    for (Entry entry : entries) {
      if (findings.stream().noneMatch(entry::covers)) {
        problems.add(
            "exceptions.txt:%d: no longer needed, remove it: %s"
                .formatted(entry.line(), entry.subject()));
      }
    }
    return problems;
  }
}
