package dev.vigil.channels;

import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;

final class OpsgenieChannelTest extends HttpChannelContract {
  private static final String PATH = "/";
  private static final String KEY = "eb243592-faa2-4ba2-a551-1afdf565c889";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new OpsgenieSettings()
        .with(
            Map.of(
                "apiKey",
                KEY,
                "url",
                base + PATH,
                "responders",
                List.of("team:ops", "user:jane@example.com"),
                "tags",
                List.of("vigil"),
                "timeout",
                timeout,
                "allowHosts",
                allowHosts));
  }

  @Override
  protected List<String> secrets() {
    return List.of(KEY);
  }
}
