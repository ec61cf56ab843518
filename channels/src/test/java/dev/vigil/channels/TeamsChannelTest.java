package dev.vigil.channels;

import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;

final class TeamsChannelTest extends HttpChannelContract {
  private static final String PATH =
      "/workflows/8c5f/triggers/manual/paths/invoke?sig=s3cr3ts1gn4tur3";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new TeamsSettings()
        .with(Map.of("webhook", base + PATH, "timeout", timeout, "allowHosts", allowHosts));
  }

  @Override
  protected List<String> secrets() {
    return List.of(PATH, "s3cr3ts1gn4tur3");
  }
}
