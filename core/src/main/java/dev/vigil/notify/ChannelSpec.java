package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

/**
 * A channel under its name, and how much it may be used.
 *
 * @param name tells it from the others; what routes go to
 * @param allowance how often it may be used, beyond which there is a digest
 * @param quiet when it is not to be used
 */
public record ChannelSpec(
    String name, ChannelSettings settings, Allowance allowance, QuietHours quiet) {
  public ChannelSpec {
    requireNonNull(settings, "settings");
    requireNonNull(allowance, "allowance");
    requireNonNull(quiet, "quiet");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a channel needs a name, was '" + name + "'");
    }
  }

  /** As often as there is something to tell, at any hour. */
  public ChannelSpec(String name, ChannelSettings settings) {
    this(name, settings, Allowance.USUAL, QuietHours.NONE);
  }
}
