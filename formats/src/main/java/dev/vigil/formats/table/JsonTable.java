package dev.vigil.formats.table;

import java.io.IOException;

/** One JSON object a line: its columns are the names that the head has. */
final class JsonTable {
  private final Head head;
  private final JsonPath root;

  private JsonTable(Head head, JsonPath root) {
    this.head = head;
    this.root = root;
  }

  static JsonTable look(Head head) throws IOException {
    JsonPath root = JsonPath.root();
    RowSource learner = new JsonRows(head.lines(), root, true);
    Row row = new Row();
    boolean more = true;
    while (more) {
      more = learner.next(row);
    }
    return new JsonTable(head, root);
  }

  Sample sample() throws IOException {
    return new Sample(
        "NDJSON", root.columns(), 0, (byte) '.', () -> new JsonRows(head.lines(), root, false));
  }

  RowSource rows() {
    return new JsonRows(head.allLines(), root, false);
  }
}
