package dev.vigil.cli.options;

import dev.vigil.cli.console.BadInput;
import dev.vigil.config.ConfigException;
import dev.vigil.config.ConfigReader;
import dev.vigil.config.VigilConfig;
import java.io.PrintWriter;
import java.nio.file.Path;

/** A configuration that a command line names. */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads it, with the environment of this process; what looks like a mistake is told.
   *
   * @param err where warnings go
   * @throws BadInput with all that is wrong with it
   */
  public static VigilConfig read(Path file, PrintWriter err) {
    try {
      VigilConfig config = ConfigReader.read(file, System.getenv());
      config.warnings().forEach(err::println);
      err.flush();
      return config;
    } catch (ConfigException e) {
      e.warnings().forEach(err::println);
      err.flush();
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }
}
