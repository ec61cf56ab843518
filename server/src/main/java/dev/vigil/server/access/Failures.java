package dev.vigil.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has presented keys that are none, by address: after 20 within a minute, an address is not
 * heard until a minute has passed since the first of them. Those who were let in from there before
 * still are, since an address may be that of a proxy or of a whole house, and nobody is to lock out
 * his neighbours. Thread-safe; remembers 10,000 addresses.
 */
public final class Failures {
  private static final int ADDRESSES = 10_000;
  private static final int ALLOWED = 20;
  private static final int CALLERS = 32;
  private static final long WINDOW = Duration.ofMinutes(1).toMillis();
  private static final int PREFIX_BYTES = 8;

  private final InstantSource clock;
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > ADDRESSES;
        }
      };

  public Failures(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Known {
    final ArrayDeque<String> callers = new ArrayDeque<>();
    long since;
    int failed;
  }

  /** Notes that somebody has presented what opens nothing. */
  public synchronized void failed(String address) {
    Known of = known.computeIfAbsent(group(address), none -> new Known());
    long now = clock.millis();
    if (now - of.since >= WINDOW) {
      of.since = now;
      of.failed = 0;
    }
    of.failed++;
  }

  /**
   * How long an address is not heard.
   *
   * @return seconds; 0 if it is
   */
  public synchronized int waits(String address) {
    Known of = known.get(group(address));
    long left = of == null ? 0 : of.since + WINDOW - clock.millis();
    return of == null || of.failed < ALLOWED || left <= 0 ? 0 : (int) ((left + 999) / 1000);
  }

  /** Whether somebody who has shown who he is may come in from there; he is known from now on. */
  public synchronized boolean admits(String address, String caller) {
    Known of = known.computeIfAbsent(group(address), none -> new Known());
    if (of.callers.contains(caller)) {
      return true;
    }
    if (waits(address) > 0) {
      return false;
    }
    of.callers.add(caller);
    if (of.callers.size() > CALLERS) {
      of.callers.remove();
    }
    return true;
  }

  /** Of IPv6 the first half, since whoever has one address there has all of them. */
  private static String group(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address); // it is none of a name: of digits only
      if (parsed instanceof Inet6Address) {
        byte[] bytes = parsed.getAddress();
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < PREFIX_BYTES; i++) {
          half.append(bytes[i]).append('.');
        }
        return half.toString();
      }
      return address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
