package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notifications to any HTTP address, as JSON of all that is known or by a template.
 *
 * @param url a secret, as whoever knows it may send to it
 * @param headers whose values are secrets
 */
public record WebhookSettings(
    @About("address to send to; a secret") Secret url,
    @About("headers to send with it; their values are secrets") Map<String, Secret> headers,
    @About("POST, PUT or PATCH") HttpMethod method,
    @About("Mustache template of the body; empty for JSON of all that is known") String template,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts)
    implements ChannelSettings {
  public WebhookSettings {
    Ready.timeout(timeout);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    allowHosts = List.copyOf(allowHosts);
  }

  /** No address yet; POST of JSON, ten seconds. */
  public WebhookSettings() {
    this(Secret.NONE, Map.of(), HttpMethod.POST, "", 10, List.of());
  }

  @Override
  public String type() {
    return "WEBHOOK";
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    return Ready.all(target(), TemplateCheck.of("template", template, names));
  }

  private List<Problem> target() {
    return Ready.all(
        new Targets(allowHosts).problems("url", url.reveal()),
        HttpHeaders.problems("headers", headers));
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(type(), Ready.all(target(), TemplateCheck.syntax("template", template)));
    return new WebhookChannel(this);
  }
}
