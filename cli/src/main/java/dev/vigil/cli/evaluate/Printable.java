package dev.vigil.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A report in each form that it can be printed in. */
interface Printable {
  /** For reading; ends with a line break. */
  String table();

  /** As one JSON object, figures in full. */
  void write(JsonGenerator json) throws IOException;
}
