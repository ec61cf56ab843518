package dev.vigil.server;

import dev.vigil.server.VigilServer.Own;
import dev.vigil.server.live.LiveSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A server in a process of its own, that says its port and works until it is killed. */
final class ForkedServer {
  private ForkedServer() {}

  /**
   * Runs it.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws Exception {
    UnaryOperator<LiveSpec> live =
        usual -> usual.withTick(Duration.ofMillis(100)).withCheckpoint(Duration.ofMillis(200));
    VigilServer server =
        new VigilServer(
            ServerSpec.in(Path.of(args[0]), 0, Map.of(VigilServer.ADMIN_KEY, Trial.KEY))
                .withLive(live),
            Own.NOTHING);
    server.ready().get();
    System.out.println("port " + server.port());
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
