package dev.vigil.server.web;

import dev.vigil.model.NearestName;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the query of a request. */
final class Params {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  private Params() {}

  /** A parameter; empty where it is not given. */
  static String text(Context ctx, String name) {
    String text = ctx.queryParam(name);
    return text == null ? "" : text;
  }

  /**
   * Refuses what nothing would read: whoever mistypes a filter would take all for what he asked
   * for.
   *
   * @param known those that there are
   */
  static void only(Context ctx, String... known) {
    List<String> all = Arrays.asList(known);
    for (String name : ctx.queryParamMap().keySet()) {
      if (!all.contains(name)) {
        String others =
            all.isEmpty() ? "; there are none" : "; known are " + String.join(", ", all);
        String hint =
            NearestName.of(name, all).map(near -> ", did you mean '" + near + "'?").orElse(others);
        throw Problem.bad("unknown parameter '" + cut(name) + "'" + hint);
      }
    }
  }

  /** True or false; false where it is not given. */
  static boolean truth(Context ctx, String name) {
    String text = text(ctx, name);
    return !text.isBlank() && truth(name, text);
  }

  static boolean truth(String name, String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw Problem.bad(name + " must be true or false, was '" + cut(text) + "'");
    }
    return Boolean.parseBoolean(text);
  }

  /** A whole number. */
  static long number(String name, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.bad(name + " must be a whole number, was '" + cut(text) + "'");
    }
  }

  static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** A parameter that is a whole number. */
  static long number(Context ctx, String name, long otherwise) {
    String text = text(ctx, name);
    return text.isBlank() ? otherwise : number(name, text);
  }

  /** How many are to be on a page. */
  static int limit(Context ctx) {
    return limit(ctx, USUAL_PAGE, LARGEST_PAGE);
  }

  static int limit(Context ctx, int usual, int largest) {
    long limit = number(ctx, "limit", usual);
    if (limit < 1 || limit > largest) {
      throw Problem.bad("limit must be from 1 to " + largest + ", was " + limit);
    }
    return (int) limit;
  }

  /** The number in the path. */
  static long id(Context ctx) {
    return number("the number in the path", ctx.pathParam("id"));
  }

  /** One of some constants, in any case; null where it is not given. */
  static <E extends Enum<E>> @Nullable E constant(Context ctx, String name, Class<E> type) {
    String text = text(ctx, name);
    if (text.isBlank()) {
      return null;
    }
    for (E one : type.getEnumConstants()) {
      if (one.name().equalsIgnoreCase(text)) {
        return one;
      }
    }
    throw Problem.bad(
        name
            + " must be one of "
            + Arrays.toString(type.getEnumConstants())
            + ", was '"
            + cut(text)
            + "'");
  }
}
