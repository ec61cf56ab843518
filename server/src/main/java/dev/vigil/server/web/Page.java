package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Some of a list that is in memory, by the numbers of what is in it.
 *
 * @param next the cursor of what comes after it; empty if nothing does
 */
record Page<T>(String name, List<T> shown, String next) {
  /** What writes one of them. */
  @FunctionalInterface
  interface Form<T> {
    void write(T one, JsonGenerator to) throws IOException;
  }

  /** As many as a request asks for, from where it asks for them, in the order of their numbers. */
  static <T> Page<T> of(Context ctx, String name, List<T> all, ToLongFunction<T> number) {
    int limit = Params.limit(ctx);
    long behind = Cursor.behind(ctx, name, Long.MIN_VALUE);
    List<T> rest =
        all.stream()
            .filter(one -> number.applyAsLong(one) > behind)
            .sorted(Comparator.comparingLong(number))
            .limit(limit + 1L)
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(name, rest, "");
    }
    long last = number.applyAsLong(rest.get(limit - 1));
    return new Page<>(name, rest.subList(0, limit), Cursor.of(name, Long.toString(last)));
  }

  /** The fields of an answer: the list, and where it goes on. */
  void write(JsonGenerator to, Form<T> form) throws IOException {
    to.writeArrayFieldStart(name);
    for (T one : shown) {
      form.write(one, to);
    }
    to.writeEndArray();
    if (!next.isEmpty()) {
      to.writeStringField("next", next);
    }
  }
}
