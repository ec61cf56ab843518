package dev.vigil.config;

/** The text cannot be read beyond this place. Stays inside the package. */
final class SyntaxProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  SyntaxProblem(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  Place place() {
    return place;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
