package dev.vigil.cli.serve;

import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.console.ExitCode;
import dev.vigil.cli.watch.HostPoints;
import dev.vigil.config.ConfigException;
import dev.vigil.server.ServerSpec;
import dev.vigil.server.VigilServer;
import dev.vigil.server.VigilServer.Own;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vigil serve}. */
@Command(
    name = "serve",
    description = {
      "Run the server: it takes metrics over HTTP, keeps what it has accepted, and tells what is"
          + " odd. Without a configuration it watches this machine, and itself, at once.",
      "",
      "The first start prints an admin key, once; VIGIL_ADMIN_KEY presets it."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil serve                                on http://127.0.0.1:8321, data in vigil-data",
      "  vigil serve --port 9000 --data /var/lib/vigil --config vigil.yaml"
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port to listen on, 0 for any; what the configuration says, or "
              + ServerSpec.PORT
              + ", if not given.")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; what the configuration says, or "
              + ServerSpec.LOOPBACK
              + ", which only this machine reaches, if not given. For others set server.tls in the"
              + " configuration, or put a proxy with TLS before it.")
  private String host = "";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "vigil-data",
      description = "Folder for all that lasts; ${DEFAULT-VALUE} if not given.")
  private Path data = Path.of("vigil-data");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; vigil.yaml in the folder of the data if not given.")
  private @Nullable Path config;

  @Option(
      names = "--graphite-port",
      paramLabel = "PORT",
      description =
          "Port for Graphite's plain text over TCP, which needs no key, and so listens on this"
              + " machine only; 0 for any, none if not given.")
  private @Nullable Integer graphitePort;

  @Override
  public Integer call() throws InterruptedException {
    if (config != null && !Files.isRegularFile(config)) {
      throw new BadInput("--config names " + config + ", which is no file");
    }
    if (Files.exists(data) && !Files.isDirectory(data)) {
      throw new BadInput("--data names " + data + ", which is no folder");
    }
    checkPort("--port", port);
    checkPort("--graphite-port", graphitePort);
    int wanted = port == null ? ServerSpec.UNSAID : port;
    ServerSpec settings = ServerSpec.in(data, wanted, System.getenv()).withHost(host);
    settings = config == null ? settings : settings.withConfig(config);
    HostPoints machine = HostPoints.open();
    Own own = new Own(List.of(machine::read), HostPoints::limits);
    try (VigilServer server = start(settings, own)) {
      tell(server, System.out);
      ready(server);
      System.out.println("ready");
      System.out.flush();
      untilStopped(server);
    }
    return ExitCode.FINE;
  }

  private void checkPort(String option, @Nullable Integer number) {
    if (number != null && (number < 0 || number > 65_535)) {
      throw new ParameterException(spec.commandLine(), option + " must be from 0 to 65535");
    }
  }

  private static VigilServer start(ServerSpec settings, Own own) {
    try {
      return new VigilServer(settings, own);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private void tell(VigilServer server, PrintStream out) {
    String scheme = server.isEncrypted() ? "https://" : "http://";
    String address = scheme + server.host() + ":" + server.port();
    out.println("Vigil listens on " + address + ", data in " + data);
    server
        .firstKey()
        .ifPresent(
            key -> {
              out.println("admin key, shown this once: " + key);
              out.println("  curl -H 'Authorization: Bearer KEY' " + address + "/api/v1/anomalies");
            });
    server
        .firstLink()
        .ifPresent(
            link -> {
              out.println("signs your browser in, once, within 15 minutes:");
              out.println("  " + address + link);
            });
    if (graphitePort != null) {
      out.println("Graphite's plain text on 127.0.0.1:" + hear(server, graphitePort));
    }
    if (server.watchesItself()) {
      out.println("nothing is configured: watching this machine");
    }
    out.flush();
  }

  private static int hear(VigilServer server, int graphite) {
    try {
      return server.hearGraphite(graphite);
    } catch (UncheckedIOException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e); // which names the port
    }
  }

  private static void ready(VigilServer server) throws InterruptedException {
    try {
      server.ready().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what was kept cannot be read: " + e.getCause(), e);
    }
  }

  /** SIGTERM and Ctrl-C end it; the JVM waits until it has. */
  private static void untilStopped(VigilServer server) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stop.countDown();
                },
                "vigil-stop"));
    stop.await();
  }
}
