package dev.vigil.benchmarks;

import dev.vigil.server.ServerSpec;
import dev.vigil.server.VigilServer;
import dev.vigil.server.VigilServer.Own;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** A server under load, in a process of its own: says its port, and stops once its input ends. */
public final class LoadServer {
  static final String KEY = "key-of-the-load";

  private LoadServer() {}

  /**
   * Runs it.
   *
   * @param args its folder, and the file of its configuration
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> environment = Map.of(VigilServer.ADMIN_KEY, KEY);
    ServerSpec spec = ServerSpec.in(Path.of(args[0]), 0, environment).withConfig(Path.of(args[1]));
    try (VigilServer server = new VigilServer(spec, Own.NOTHING)) {
      server.ready().get();
      System.out.println("port " + server.port());
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
