package dev.vigil.server.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next page begins: behind something that has its place whatever else is added, so that
 * nothing is told twice or left out. What is in it is nobody's business.
 */
final class Cursor {
  private static final int LONGEST = 8_000;

  private Cursor() {}

  /**
   * A cursor.
   *
   * @param list what is paged through
   * @param behind what was told last
   */
  static String of(String list, String behind) {
    byte[] text = (list + ":" + behind).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * What the caller was told last; empty where he begins.
   *
   * @throws Problem if the cursor is none of this list
   */
  static String behind(Context ctx, String list) {
    String cursor = Params.text(ctx, "cursor");
    if (cursor.isEmpty()) {
      return "";
    }
    try {
      if (cursor.length() <= LONGEST) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (text.startsWith(list + ":")) {
          return text.substring(list.length() + 1);
        }
      }
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    throw wrong();
  }

  /** The number that the caller was told last; another where he begins. */
  static long behind(Context ctx, String list, long otherwise) {
    String text = behind(ctx, list);
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong();
    }
  }

  private static Problem wrong() {
    return Problem.bad("cursor must be what 'next' was in the answer before");
  }
}
