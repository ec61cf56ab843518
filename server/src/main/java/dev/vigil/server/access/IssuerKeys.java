package dev.vigil.server.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The public keys of an issuer, from a file or an address. They are asked for again every ten
 * minutes, and when a token names one that is not among them, but at most once a minute; where that
 * fails, those that were there last hold for a day. Thread-safe.
 */
final class IssuerKeys {
  private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration FETCH = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 256 << 10;
  private static final int MOST_KEYS = 100;
  private static final long FRESH = Duration.ofMinutes(10).toMillis();
  private static final long PAUSE = Duration.ofMinutes(1).toMillis();
  private static final long LASTS = Duration.ofHours(24).toMillis();

  private final URI from;
  private final Duration patience;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Known known = new Known(List.of(), Long.MIN_VALUE, Long.MIN_VALUE);

  /**
   * @param from a file or an address
   */
  IssuerKeys(URI from, InstantSource clock) {
    this(from, clock, FETCH);
  }

  /**
   * @param patience how long an answer may take, all of it
   */
  IssuerKeys(URI from, InstantSource clock, Duration patience) {
    this.from = from;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * What is known of them.
   *
   * @param at when they came; the least number for never
   * @param tried when they were asked for last
   */
  private record Known(List<JWK> keys, long at, long tried) {}

  /** They cannot be had just now. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable() {
      super("the keys of the issuer cannot be had just now", null, false, false);
    }
  }

  /**
   * Reads them at the start, so that what is wrong with a file is told at once.
   *
   * @throws IOException if they cannot be had
   */
  void first() throws IOException {
    fetch();
  }

  /** The keys, asked for again if they are old. */
  List<JWK> keys() throws Unavailable {
    Known now = known;
    if (isOlder(now.at(), FRESH)) {
      now = again();
    }
    if (isOlder(now.at(), LASTS)) {
      throw new Unavailable();
    }
    return now.keys();
  }

  /** The keys, asked for again as one is missing among them. */
  List<JWK> keysAfresh() throws Unavailable {
    return again().keys();
  }

  private boolean isOlder(long at, long age) {
    return at == Long.MIN_VALUE || clock.millis() - at >= age;
  }

  /** One asks; who comes meanwhile is told to come again rather than to stand in line. */
  private Known again() throws Unavailable {
    if (!fetching.tryLock()) {
      if (isOlder(known.at(), LASTS)) {
        throw new Unavailable();
      }
      return known;
    }
    try {
      if (isOlder(known.tried(), PAUSE)) {
        fetch();
      }
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING, "the keys of the issuer cannot be had: " + e.getMessage());
    } finally {
      fetching.unlock();
    }
    return known;
  }

  private void fetch() throws IOException {
    long now = clock.millis();
    known = new Known(known.keys(), known.at(), now);
    byte[] text = from.getScheme().equals("file") ? file() : answer();
    known = new Known(parsed(text), now, now);
  }

  private byte[] file() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(from))) {
      return bounded(in);
    }
  }

  /** The whole of it within a time, however slowly it comes. */
  private byte[] answer() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(from)
            .timeout(patience)
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> whole =
        http.sendAsync(request, about -> new BoundedBody(MOST_BYTES));
    try {
      HttpResponse<byte[]> answer = whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw new IOException(from + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (ExecutionException e) {
      throw new IOException(from + ": " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException(from + " has not answered in " + patience.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server stops", e);
    } finally {
      whole.cancel(true); // the exchange as well, if it still goes on
    }
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] text = in.readNBytes(MOST_BYTES + 1);
    if (text.length > MOST_BYTES) {
      throw new IOException("the keys have more than " + MOST_BYTES + " bytes");
    }
    return text;
  }

  private static List<JWK> parsed(byte[] text) throws IOException {
    List<JWK> keys;
    try {
      keys = JWKSet.parse(new String(text, StandardCharsets.UTF_8)).getKeys();
    } catch (ParseException e) {
      throw new IOException("this is no set of keys (JWKS): " + e.getMessage(), e);
    }
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IOException("a set has 1 to " + MOST_KEYS + " keys, had " + keys.size());
    }
    return List.copyOf(keys);
  }
}
