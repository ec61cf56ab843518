package dev.vigil.channels;

import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;

final class WebhookChannelTest extends HttpChannelContract {
  private static final String PATH = "/hook/s3cr3tp4th?key=s3cr3tqu3ry";
  private static final String TOKEN = "Bearer t0k3n-of-the-header";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new WebhookSettings()
        .with(
            Map.of(
                "url",
                base + PATH,
                "headers",
                Map.of("X-Token", TOKEN),
                "timeout",
                timeout,
                "allowHosts",
                allowHosts));
  }

  @Override
  protected List<String> secrets() {
    return List.of(PATH, TOKEN, "s3cr3tqu3ry");
  }
}
