package dev.vigil.channels;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others: private, shared, loopback, link-local,
 * multicast, reserved, and those of version 6 that lead to such an address of version 4.
 */
final class PublicAddress {
  /** RFC 6890 and the registries of special addresses that grew from it. */
  private static final List<Range> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(Range::of)
          .toList();

  private static final Range MAPPED = Range.of("64:ff9b::/96");
  private static final Range SIX_TO_FOUR = Range.of("2002::/16");
  private static final int V4_BYTES = 4;

  private PublicAddress() {}

  /** Java makes an address of version 4 of one that is mapped into version 6 by itself. */
  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != V4_BYTES && MAPPED.holds(bytes)) {
      return is(v4(bytes, 12));
    }
    if (bytes.length != V4_BYTES && SIX_TO_FOUR.holds(bytes)) {
      return is(v4(bytes, 2));
    }
    return NOT_PUBLIC.stream().noneMatch(range -> range.holds(bytes));
  }

  private static InetAddress v4(byte[] bytes, int at) {
    byte[] inner = {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]};
    try {
      return Inet4Address.getByAddress(inner);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }

  /** All addresses that begin with the same bits. */
  private record Range(BigInteger start, int bits, int bytes) {
    static Range of(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] start = InetAddress.getByName(text.substring(0, slash)).getAddress();
        int bits = start.length * 8 - Integer.parseInt(text.substring(slash + 1));
        return new Range(new BigInteger(1, start).shiftRight(bits), bits, start.length);
      } catch (UnknownHostException e) {
        throw new IllegalStateException(text + " is no range", e);
      }
    }

    boolean holds(byte[] address) {
      return address.length == bytes && new BigInteger(1, address).shiftRight(bits).equals(start);
    }
  }
}
