package dev.vigil.channels;

import dev.vigil.setting.About;
import dev.vigil.setting.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where text messages are handed in, and how.
 *
 * @param url a secret, as whoever knows it may send to it
 * @param headers whose values are secrets
 */
public record SmsGateway(
    @About("address of the gateway; a secret") Secret url,
    @About("POST, PUT or PATCH") HttpMethod method,
    @About("headers to send with it; their values are secrets") Map<String, Secret> headers,
    @About("Mustache template of the body, with {{to}}, {{message}} and {{key}}; empty for ours")
        String body,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts) {
  public SmsGateway {
    Ready.timeout(timeout);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    allowHosts = List.copyOf(allowHosts);
  }

  /** No address yet; POST of JSON, ten seconds. */
  public SmsGateway() {
    this(Secret.NONE, HttpMethod.POST, Map.of(), "", 10, List.of());
  }
}
