package dev.vigil.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The configuration that is in force, from a file that may change. It is taken over as a whole: as
 * long as anything is wrong with the file, what was in force before stays so. Thread-safe.
 *
 * <p>Nothing happens by itself: whoever holds it asks for {@link #reload} or, now and then, for
 * {@link #poll}.
 */
public final class LiveConfig {
  private final Path file;
  private final Surroundings surroundings;
  private final List<Consumer<Reload>> listeners = new CopyOnWriteArrayList<>();
  private List<String> files;
  private String seen;
  private volatile VigilConfig inForce;

  /** What came of reading the file again. */
  public sealed interface Reload {
    /**
     * Another configuration is in force.
     *
     * @param atNextStart keys of what has changed and cannot while series are watched: it holds
     *     from the next start on
     */
    record Taken(VigilConfig before, VigilConfig inForce, List<String> atNextStart)
        implements Reload {
      public Taken {
        atNextStart = List.copyOf(atNextStart);
      }

      /** In words, a line each. */
      public List<String> words() {
        return atNextStart.stream()
            .map(key -> key + " has changed: that holds from the next start on")
            .toList();
      }
    }

    /**
     * What was in force before still is.
     *
     * @param why with all that is wrong
     */
    record Refused(VigilConfig inForce, ConfigException why) implements Reload {}
  }

  /**
   * Reads the file.
   *
   * @throws ConfigException with all that is wrong; there is nothing that could be in force then
   */
  public LiveConfig(Path file, Surroundings surroundings) throws ConfigException {
    this.file = file;
    this.surroundings = surroundings;
    this.files = List.of();
    String before = fingerprint();
    this.inForce = ConfigReader.read(file, surroundings);
    this.files = inForce.files();
    this.seen = files.isEmpty() ? before : fingerprint();
  }

  /** What is in force. */
  public VigilConfig inForce() {
    return inForce;
  }

  /** Whoever is told of each reading anew, on the thread that asked for it; must not throw. */
  public void listen(Consumer<Reload> listener) {
    listeners.add(listener);
  }

  /** Reads the file again, whether it has changed or not. */
  public synchronized Reload reload() {
    return reload(fingerprint());
  }

  /**
   * Reads the file again if it, or a file that values stand in, holds something else than the last
   * time.
   *
   * @return whether another configuration is in force since
   */
  public synchronized boolean poll() {
    String now = fingerprint();
    return !now.equals(seen) && reload(now) instanceof Reload.Taken;
  }

  /** What is written while it is read is read again by the next poll. */
  private Reload reload(String fingerprint) {
    List<String> before = files;
    Reload reload = read();
    seen = before.equals(files) ? fingerprint : fingerprint();
    listeners.forEach(listener -> listener.accept(reload));
    return reload;
  }

  private Reload read() {
    VigilConfig before = inForce;
    try {
      VigilConfig next = ConfigReader.read(file, surroundings);
      files = next.files();
      inForce = next;
      return new Reload.Taken(before, next, before.atNextStart(next));
    } catch (ConfigException e) {
      files = e.files();
      return new Reload.Refused(before, e);
    }
  }

  /** Differs where what the files hold differs; times of change may be the same. */
  private String fingerprint() {
    MessageDigest digest = sha256();
    add(file, digest);
    for (String one : files) {
      add(one, digest);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(String name, MessageDigest digest) {
    try {
      add(Path.of(name), digest);
    } catch (InvalidPathException e) {
      digest.update((byte) 0);
    }
  }

  private static void add(Path path, MessageDigest digest) {
    digest.update(contents(path));
    digest.update((byte) '\n');
  }

  private static byte[] contents(Path path) {
    if (!Files.isRegularFile(path)) {
      return "none".getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(ConfigReader.LARGEST + 1);
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
