package dev.vigil.channels;

import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;

final class DiscordChannelTest extends HttpChannelContract {
  private static final String PATH = "/api/webhooks/1234567890/s3cr3t-t0k3n_x";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new DiscordSettings()
        .with(
            Map.of(
                "webhook",
                base + PATH,
                "username",
                "Vigil",
                "timeout",
                timeout,
                "allowHosts",
                allowHosts));
  }

  @Override
  protected List<String> secrets() {
    return List.of(PATH, "s3cr3t-t0k3n_x");
  }
}
