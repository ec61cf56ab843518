package dev.vigil.server.tenant;

import dev.vigil.config.ConfigException;
import dev.vigil.config.ConfigReader;
import dev.vigil.config.LiveConfig;
import dev.vigil.config.Surroundings;
import dev.vigil.config.VigilConfig;
import dev.vigil.server.access.OwnersFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The configuration of a tenant: a file, or the defaults while there is none. What is applied is
 * written to the file, and taken as a whole or not at all. Thread-safe.
 */
public final class Configuration {
  private static final String DEFAULTS = "{}\n";

  private final Path file;
  private final Surroundings surroundings;
  private final UnaryOperator<VigilConfig> fallback;
  private final boolean given;
  private final LiveConfig live;
  private volatile VigilConfig taken;
  private boolean fresh;

  /**
   * Reads it.
   *
   * @param fallback what is laid under it
   * @throws ConfigException with all that is wrong
   */
  Configuration(Path file, Surroundings surroundings, UnaryOperator<VigilConfig> fallback)
      throws ConfigException {
    this.file = file;
    this.surroundings = surroundings;
    this.fallback = fallback;
    this.given = Files.exists(file);
    if (!given) {
      write(DEFAULTS);
    }
    this.live = new LiveConfig(file, surroundings);
    this.taken = fallback.apply(live.inForce());
  }

  /** What came of applying another. */
  public record Applied(List<String> atNextStart, List<String> warnings) {}

  /** Takes another configuration over. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes it over.
     *
     * @throws IllegalArgumentException if it cannot; then nothing has changed
     */
    void take(VigilConfig next);
  }

  /** Whether nobody has configured anything yet. */
  public synchronized boolean isDefault() {
    return text().strip().equals(DEFAULTS.strip());
  }

  /** What is in force: what the engine has taken over, whatever the file says by now. */
  public VigilConfig inForce() {
    return taken;
  }

  /** As it is written. */
  public synchronized String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Whether another could be applied, by itself.
   *
   * @param opaque whether values with placeholders are left out, so that nothing can be learnt of
   *     what they stand for
   * @return what looks like a mistake, though it can be used
   * @throws ConfigException with all that is wrong
   */
  public List<String> check(String text, boolean opaque) throws ConfigException {
    Surroundings with = opaque ? surroundings.withOpaqueValues() : surroundings;
    return warnings(ConfigReader.read(name(), text, with));
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private static List<String> warnings(VigilConfig config) {
    return config.warnings().stream().map(Object::toString).toList();
  }

  /**
   * Applies another, all of it or nothing.
   *
   * @throws ConfigException with all that is wrong
   * @throws IllegalArgumentException if it cannot be taken over
   */
  synchronized Applied apply(String text, Taker taker) throws ConfigException {
    VigilConfig next = ConfigReader.read(name(), text, surroundings);
    VigilConfig before = inForce();
    String old = text();
    taker.take(fallback.apply(next));
    boolean written = false;
    try {
      write(text);
      written = true;
    } finally {
      if (!written) {
        taker.take(before);
      }
    }
    LiveConfig.Reload reload = live.reload();
    if (reload instanceof LiveConfig.Reload.Taken done) {
      taken = fallback.apply(done.inForce());
      fresh = false;
      return new Applied(done.atNextStart(), warnings(next));
    }
    taker.take(before);
    write(old);
    throw ((LiveConfig.Reload.Refused) reload).why();
  }

  /**
   * Takes the file over if somebody has changed it; what is wrong with it changes nothing. Where
   * the engine has no time for it, the next poll tries again.
   *
   * @throws IllegalArgumentException if it cannot be taken over; it is not tried again as it is
   */
  synchronized void poll(Taker taker) {
    fresh |= live.poll();
    if (!fresh) {
      return;
    }
    VigilConfig next = fallback.apply(live.inForce());
    try {
      taker.take(next);
      taken = next;
      fresh = false;
    } catch (IllegalArgumentException e) {
      fresh = false;
      throw e;
    }
  }

  private void write(String text) {
    Path fresh = file.resolveSibling(name() + ".new");
    try {
      OwnersFile.at(fresh); // secrets may stand in it
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration cannot be written: " + e.getMessage(), e);
    }
  }
}
