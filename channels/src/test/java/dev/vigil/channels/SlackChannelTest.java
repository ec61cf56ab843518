package dev.vigil.channels;

import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;

final class SlackChannelTest extends HttpChannelContract {
  private static final String PATH = "/services/T0TEAM/B0HOOK/s3cr3tt0k3n";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new SlackSettings()
        .with(
            Map.of(
                "webhook",
                base + PATH,
                "channel",
                "#api-alerts",
                "timeout",
                timeout,
                "allowHosts",
                allowHosts));
  }

  @Override
  protected List<String> secrets() {
    return List.of(PATH, "s3cr3tt0k3n");
  }
}
