package dev.vigil.channels;

import dev.vigil.notify.Delivery;
import dev.vigil.setting.BadSettings.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel may send to: public addresses over https, and whatever else is allowed by name.
 * Immutable.
 */
final class Targets {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  private final List<String> given;
  private final Set<String> allowed;
  private final Resolver resolver;

  /** How the addresses of a host are found. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  Targets(List<String> allowHosts) {
    this(allowHosts, InetAddress::getAllByName);
  }

  Targets(List<String> allowHosts, Resolver resolver) {
    this.given = List.copyOf(allowHosts);
    this.allowed = given.stream().map(Targets::plain).collect(Collectors.toUnmodifiableSet());
    this.resolver = resolver;
  }

  /**
   * What is wrong with an address, and with the names that are allowed; the address is not told.
   */
  List<Problem> problems(String setting, String address) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (!HOST.matcher(given.get(i)).matches()) {
        problems.add(
            new Problem(
                "allowHosts[" + i + "]",
                "allowHosts must hold names or addresses of hosts, without a scheme or a port"));
      }
    }
    objection(address).ifPresent(words -> problems.add(new Problem(setting, setting + words)));
    return problems;
  }

  private Optional<String> objection(String address) {
    if (address.isBlank()) {
      return Optional.of(" is missing: the address to send to");
    }
    URI uri = uri(address);
    String scheme = uri == null ? "" : String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri == null || uri.getHost() == null || !scheme.matches("https?")) {
      return Optional.of(" must be an address that begins with https:// and a host");
    }
    String host = plain(uri.getHost());
    if (uri.getRawUserInfo() != null) {
      return Optional.of(" must not hold a user or a password; use headers");
    }
    if (allowed.contains(host)) {
      return Optional.empty();
    }
    if (scheme.equals("http")) {
      return Optional.of(
          " must begin with https://; http is for hosts that allowHosts names, was '" + host + "'");
    }
    boolean literal = ADDRESS.matcher(uri.getHost()).matches();
    return literal
        ? refusal(host).map(why -> why.isEmpty() ? " leads to no address" : ": " + why)
        : Optional.empty();
  }

  /**
   * Why nothing may be sent to a host now; nothing where it may be. All its addresses are looked at
   * before each send. The connection that follows asks for the addresses again, and gets the same:
   * Java keeps them for 30 seconds unless {@code networkaddress.cache.ttl} says otherwise, so that
   * a name whose answers change between the two gains nothing.
   */
  Optional<Delivery> stopped(URI target) {
    String host = plain(target.getHost());
    if (allowed.contains(host)) {
      return Optional.empty();
    }
    return refusal(host).map(why -> delivery(host, why));
  }

  private static Delivery delivery(String host, String why) {
    return why.isEmpty()
        ? new Delivery.TryAgain(Duration.ZERO, "the host " + host + " is not known")
        : new Delivery.Refused(why);
  }

  /** Why a host is refused; empty words where it is not known. */
  private Optional<String> refusal(String host) {
    try {
      for (InetAddress address : resolver.addresses(host)) {
        if (!PublicAddress.is(address)) {
          return Optional.of(
              host + " is not on the public internet; allowHosts must name it to be sent to");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("");
    }
  }

  private static @Nullable URI uri(String address) {
    try {
      return new URI(address.strip());
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String plain(String host) {
    String plain = host.strip().toLowerCase(Locale.ROOT);
    if (plain.startsWith("[") && plain.endsWith("]")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
