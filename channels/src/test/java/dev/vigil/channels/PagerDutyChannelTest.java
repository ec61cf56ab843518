package dev.vigil.channels;

import dev.vigil.notify.ChannelSettings;
import java.util.List;
import java.util.Map;

final class PagerDutyChannelTest extends HttpChannelContract {
  private static final String PATH = "/v2/enqueue";
  private static final String KEY = "r0ut1ngk3y0123456789abcdef012345";

  @Override
  ChannelSettings settings(String base, int timeout, List<String> allowHosts) {
    return new PagerDutySettings()
        .with(
            Map.of(
                "routingKey",
                KEY,
                "url",
                base + PATH,
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
