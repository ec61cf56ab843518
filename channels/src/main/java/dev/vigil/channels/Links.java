package dev.vigil.channels;

import java.util.regex.Pattern;

/** Tells an address that people can follow from other text. */
final class Links {
  private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s\"<>\\\\^`{|}]{1,2000}");

  private Links() {}

  /** The address, or empty where it is none: nothing else may stand behind a button. */
  static String of(String text) {
    return LINK.matcher(text).matches() ? text : "";
  }
}
