package dev.vigil.cli.plot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's scripts and styles, read from the class path, and what a browser checks them by. */
final class Assets {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.24/";

  private final String style;
  private final String library;
  private final String script;

  private Assets(String style, String library, String script) {
    this.style = style;
    this.library = library;
    this.script = script;
  }

  /**
   * Reads them.
   *
   * @throws IOException if one is missing, naming it
   */
  static Assets load() throws IOException {
    String style = read(UPLOT + "dist/uPlot.min.css") + "\n" + read("plot.css");
    String licence = "/*\n" + read(UPLOT + "LICENSE").strip() + "\n*/\n";
    String library = licence + read(UPLOT + "dist/uPlot.iife.min.js");
    StringBuilder script = new StringBuilder("(function () {\n'use strict';\n");
    for (String part : new String[] {"words.js", "layers.js", "charts.js", "page.js"}) {
      script.append(read(part)).append('\n');
    }
    return new Assets(style, library, script.append("})();\n").toString());
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the class path has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  String style() {
    return style;
  }

  /** The chart library, with its licence. */
  String library() {
    return library;
  }

  /** The page's own script. */
  String script() {
    return script;
  }

  /** Allows these scripts and styles and nothing else: no network, no other script. */
  String policy() {
    return "default-src 'none'; script-src "
        + hash(library)
        + " "
        + hash(script)
        + "; style-src "
        + hash(style)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
