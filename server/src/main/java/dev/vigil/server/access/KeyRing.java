package dev.vigil.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All keys, in a file that only its owner reads. Thread-safe.
 *
 * <p>A key is 256 random bits, and one SHA-256 of it is kept. A slow hash would only cost time: it
 * protects passwords, which can be guessed, and nobody guesses one of 2^256. A key that somebody
 * chose is as good as it was chosen.
 */
public final class KeyRing {
  /** The id of the key that is handed in from outside. */
  public static final String PRESET = "preset";

  private static final int MOST = 1_000;
  private static final int ID_BYTES = 6;
  private static final int LEAST_PRESET = 8;
  private static final String PREFIX = "vigil_";

  private final Path file;
  private final InstantSource clock;
  private final Secrets secrets = new Secrets();
  private volatile List<ApiKey> keys;

  /**
   * Opens it.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalStateException if it is damaged
   */
  public KeyRing(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.keys = read(file);
  }

  private static List<ApiKey> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<ApiKey> keys = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          keys.add(ApiKey.parse(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the keys cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          file + ":" + (keys.size() + 1) + ": this is no key: " + e.getMessage(), e);
    }
    return List.copyOf(keys);
  }

  /** A key that was just made: the only time that it can be seen. */
  public record Fresh(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "Fresh[" + key.id() + "]";
    }
  }

  /** All keys, oldest first. */
  public List<ApiKey> all() {
    return keys;
  }

  /**
   * Makes a key.
   *
   * @throws IllegalArgumentException if the name or the tenant cannot be
   * @throws IllegalStateException if there are too many
   */
  public synchronized Fresh add(String name, Role role, String tenant) {
    if (keys.size() >= MOST) {
      throw new IllegalStateException("there are " + MOST + " keys already");
    }
    String secret = PREFIX + secrets.next();
    String id = Secrets.hex(secrets.random(ID_BYTES));
    String hash = Secrets.hex(Secrets.hash(secret));
    ApiKey key = new ApiKey(id, name, role, tenant, clock.millis(), hash);
    List<ApiKey> next = new ArrayList<>(keys);
    next.add(key);
    keep(next);
    return new Fresh(key, secret);
  }

  /**
   * An admin's key that somebody has chosen; it takes the place of the one chosen before.
   *
   * @throws IllegalArgumentException if it is too short
   */
  public synchronized void preset(String secret, String tenant) {
    if (secret.length() < LEAST_PRESET) {
      throw new IllegalArgumentException(
          "an admin key must have " + LEAST_PRESET + " letters or more, had " + secret.length());
    }
    String hash = Secrets.hex(Secrets.hash(secret));
    if (keys.stream().anyMatch(key -> key.id().equals(PRESET) && key.sha256().equals(hash))) {
      return;
    }
    List<ApiKey> next = new ArrayList<>(keys);
    next.removeIf(key -> key.id().equals(PRESET));
    next.add(new ApiKey(PRESET, "preset", Role.ADMIN, tenant, clock.millis(), hash));
    keep(next);
  }

  /**
   * Takes a key back.
   *
   * @throws NoSuchElementException if there is none of that id
   * @throws IllegalStateException if nobody could do so any more
   */
  public synchronized ApiKey revoke(String id) {
    ApiKey gone =
        keys.stream()
            .filter(key -> key.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("there is no key " + id));
    List<ApiKey> next = new ArrayList<>(keys);
    next.remove(gone);
    if (next.stream().noneMatch(key -> key.role() == Role.ADMIN)) {
      throw new IllegalStateException("the last admin key cannot be taken back");
    }
    keep(next);
    return gone;
  }

  /** The key with an id, if it has not been taken back. */
  Optional<ApiKey> byId(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Whether the key with an id has not been taken back. */
  public boolean holds(String id) {
    return byId(id).isPresent();
  }

  /** Who has presented a key, if there is such a key. */
  public Optional<Caller> caller(String presented) {
    return find(presented).map(Caller::of);
  }

  /** The key that was presented, if there is one. Takes as long whichever it is, or if none. */
  public Optional<ApiKey> find(String presented) {
    byte[] hash = Secrets.hash(presented);
    ApiKey found = null;
    for (ApiKey key : keys) {
      if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(key.sha256()))) {
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Writes the file anew, whole or not at all, and then holds. */
  private void keep(List<ApiKey> next) {
    List<String> lines = new ArrayList<>();
    lines.add("# id, role, tenant, created, SHA-256 of the key, name");
    next.forEach(key -> lines.add(key.line()));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      OwnersFile.at(fresh);
      Files.write(fresh, lines, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the keys cannot be written: " + e.getMessage(), e);
    }
    keys = List.copyOf(next);
  }
}
