package dev.vigil.cli.plot;

import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of SVG's path language that the marks are written in: M, L, l, h, v, c, s, z, each
 * with its numbers.
 */
final class SvgPath {
  private static final Pattern TOKEN = Pattern.compile("([A-Za-z])|(-?\\d*\\.?\\d+)");

  private final Path2D.Double path = new Path2D.Double();
  private final double[] numbers = new double[6];
  private int read;
  private char command = 'M';
  private double x;
  private double y;
  private double bendX;
  private double bendY;

  private SvgPath() {}

  /**
   * The shape of a path.
   *
   * @throws IllegalArgumentException if a command is none of these
   */
  static Path2D parse(String text) {
    SvgPath svg = new SvgPath();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String letter = token.group(1);
      if (letter == null) {
        svg.numbers[svg.read++] = Double.parseDouble(token.group(2));
      } else {
        svg.command = letter.charAt(0);
        svg.read = 0;
      }
      if (svg.read == svg.arity()) {
        svg.draw();
        svg.read = 0;
      }
    }
    return svg.path;
  }

  private int arity() {
    return switch (command) {
      case 'M', 'L', 'l' -> 2;
      case 'h', 'v' -> 1;
      case 'c' -> 6;
      case 's' -> 4;
      case 'z' -> 0;
      default -> throw new IllegalArgumentException("unknown path command '" + command + "'");
    };
  }

  private void draw() {
    switch (command) {
      case 'M' -> move(numbers[0], numbers[1]);
      case 'L' -> line(numbers[0], numbers[1]);
      case 'l' -> line(x + numbers[0], y + numbers[1]);
      case 'h' -> line(x + numbers[0], y);
      case 'v' -> line(x, y + numbers[0]);
      case 'c' -> curve(x + numbers[0], y + numbers[1], 2);
      case 's' -> curve(2 * x - bendX, 2 * y - bendY, 0);
      default -> path.closePath();
    }
  }

  private void move(double toX, double toY) {
    x = toX;
    y = toY;
    path.moveTo(x, y);
  }

  private void line(double toX, double toY) {
    x = toX;
    y = toY;
    path.lineTo(x, y);
  }

  private void curve(double firstX, double firstY, int rest) {
    bendX = x + numbers[rest];
    bendY = y + numbers[rest + 1];
    x += numbers[rest + 2];
    y += numbers[rest + 3];
    path.curveTo(firstX, firstY, bendX, bendY, x, y);
  }
}
