package dev.vigil.formats.wire;

/** Why a point of a request is not in its batch, while the others are. */
public enum RowFault {
  NO_METRIC("the metric's name is missing", true),
  NO_VALUE("the value is missing", true),
  BAD_VALUE("the value is not a number", true),
  NO_TIME("the timestamp is missing", true),
  BAD_TIME("the timestamp is neither epoch milliseconds nor ISO-8601", true),
  FAR_TIME("the timestamp is out of range", true),
  BAD_LABELS("the labels are not names with texts", true),
  LABEL_TWICE("a label is given twice", true),
  TOO_MANY_LABELS("there are too many labels", true),
  LONG_TEXT("a name or a label's value is too long", true),
  BAD_METADATA("the metadata is not an object", true),
  NOT_A_POINT("a JSON object is expected", true),
  BAD_LINE("the line cannot be read", true),
  LONG_LINE("the line is too long", true),
  NATIVE_HISTOGRAM("native histograms are not taken", true),
  BAD_HISTOGRAM(
      "the counts are no histogram's: they do not fit the bounds, or are too large", true),
  NO_INTERVAL("a delta needs the time when it began", true),
  LATE("it is later than the window that is still open", true),
  AHEAD("its time is in the future", true),
  TOO_MANY_SERIES("there are too many services and operations", true),
  /** A Prometheus stale marker, or an OTLP point without a recorded value. */
  STALE("the sender says that there is no value", false),
  /** A text or nothing where a number could be, as the format allows. */
  TEXT_FIELD("the field is a text", false),
  /** A column without a value in this row. */
  EMPTY_FIELD("the field is empty", false),
  /** A span within a request that is counted by another span. */
  INNER_SPAN("the span does not begin a request", false),
  /** The first of a total, or the same again: an interval needs two. */
  NO_CHANGE("a total that is known once", false);

  private final String words;
  private final boolean refusal;

  RowFault(String words, boolean refusal) {
    this.words = words;
    this.refusal = refusal;
  }

  /** What is wrong, for the sender. */
  public String words() {
    return words;
  }

  /** Whether the sender is told; others are counted only, since nothing is wrong with them. */
  public boolean isRefusal() {
    return refusal;
  }
}
