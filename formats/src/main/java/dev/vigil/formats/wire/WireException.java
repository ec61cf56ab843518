package dev.vigil.formats.wire;

import java.io.Serial;

/** A request that cannot be taken as a whole, told to the one who sent it. */
public final class WireException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final long position;
  private final String problem;

  /** Whose fault it is, and so what the answer is. */
  public enum Kind {
    /** The bytes are not what they say they are: 400. */
    MALFORMED,
    /** More than the limits allow: 413. */
    TOO_LARGE,
    /** A format, version or compression that is not read here: 415. */
    UNSUPPORTED
  }

  /**
   * @param position bytes before the fault in the body, decompressed where the fault is found after
   *     that
   */
  private WireException(Kind kind, long position, String problem) {
    super(kind == Kind.UNSUPPORTED ? problem : "byte " + position + ": " + problem);
    this.kind = kind;
    this.position = position;
    this.problem = problem;
  }

  static WireException malformed(long position, String problem) {
    return new WireException(Kind.MALFORMED, position, problem);
  }

  static WireException tooLarge(long position, String problem) {
    return new WireException(Kind.TOO_LARGE, position, problem);
  }

  static WireException unsupported(String problem) {
    return new WireException(Kind.UNSUPPORTED, 0, problem);
  }

  /** What kind of fault it is. */
  public Kind kind() {
    return kind;
  }

  /** How many bytes of the body, decompressed, lie before the fault. */
  public long position() {
    return position;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
