package dev.vigil.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Vigil.class.getPackage().getImplementationVersion();
    return new String[] {
      "vigil " + Objects.requireNonNullElse(version, "built from classes"),
      "Java ${java.version} (${java.vendor}), ${os.name} ${os.arch}"
    };
  }
}
