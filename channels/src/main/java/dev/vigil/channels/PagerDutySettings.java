package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.List;
import java.util.Set;

/** Incidents in PagerDuty, by its Events API v2. */
public record PagerDutySettings(
    @About("integration key of the service; a secret") Secret routingKey,
    @About("address of the API; another one for the EU") String url,
    @About("name of what is watched where no series is known") String source,
    @About("Mustache template of the summary; empty for ours") String template,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts)
    implements ChannelSettings {
  public PagerDutySettings {
    Ready.timeout(timeout);
    allowHosts = List.copyOf(allowHosts);
  }

  /** No key yet; the API of the US, our summary, ten seconds. */
  public PagerDutySettings() {
    this(Secret.NONE, "https://events.pagerduty.com/v2/enqueue", "vigil", "", 10, List.of());
  }

  @Override
  public String type() {
    return "PAGERDUTY";
  }

  @Override
  public boolean tracksIncidents() {
    return true;
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    return Ready.all(target(), TemplateCheck.of("template", template, names));
  }

  private List<Problem> target() {
    return Ready.all(
        Ready.unless(!routingKey.isBlank(), "routingKey", " is missing: the integration key"),
        Ready.unless(!source.isBlank(), "source", " needs a name"),
        new Targets(allowHosts).problems("url", url));
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(type(), Ready.all(target(), TemplateCheck.syntax("template", template)));
    return new PagerDutyChannel(this);
  }
}
