package dev.vigil.config;

/** Keeps a text from becoming a tree that nobody could have meant. One owner. */
final class Growth {
  static final int DEEPEST = 32;
  static final int MOST = 100_000;

  private long values;

  /** One more value; {@code depth} is 1 at the top. */
  void value(Place place, int depth) {
    if (depth > DEEPEST) {
      throw new SyntaxProblem(place, "more than " + DEEPEST + " levels deep");
    }
    more(place, 1);
  }

  /** So many values more, by one word that stands for all of them. */
  void more(Place place, long count) {
    values += count;
    if (values > MOST) {
      throw new SyntaxProblem(
          place, "more than " + MOST + " values, those that aliases stand for counted each time");
    }
  }

  long values() {
    return values;
  }
}
