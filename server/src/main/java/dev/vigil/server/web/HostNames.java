package dev.vigil.server.web;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which this server answers. A page of somebody else can have its own name point to
 * this machine, and would then be of one origin with us; its requests still bear its name. A number
 * is no name that could be pointed anywhere, and whoever brings a key is no such page. Immutable.
 */
final class HostNames {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private final boolean checks;
  private final Set<String> names = new HashSet<>();

  HostNames(WebSettings settings) {
    this.checks = settings.isLoopback() || !settings.names().isEmpty();
    names.add("localhost");
    names.add(settings.host().toLowerCase(Locale.ROOT));
    settings.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Refuses whoever speaks to somebody else. */
  void check(Context ctx) {
    String host = ctx.header("Host");
    boolean named = ctx.header("Authorization") != null || ctx.header("X-API-Key") != null;
    if (!checks || named || host == null || isOurs(host)) {
      return;
    }
    throw Problem.of(
        421, "this server does not answer under that name; server.names lists those it has");
  }

  private boolean isOurs(String header) {
    String host = header.toLowerCase(Locale.ROOT).replaceAll(":\\d*$", "");
    return names.contains(host) || NUMBER.matcher(host).matches();
  }
}
