package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Alerts in Opsgenie, by its Alert API. */
public record OpsgenieSettings(
    @About("key of an API integration; a secret") Secret apiKey,
    @About("address of the API, https://api.eu.opsgenie.com for the EU") String url,
    @About("who is told, such as team:ops, user:jane@example.com, escalation:x, schedule:x")
        List<String> responders,
    @About("tags of each alert, up to 20 of 50 characters") List<String> tags,
    @About("Mustache template of the description; empty for ours") String template,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts)
    implements ChannelSettings {
  private static final int MOST_TAGS = 20;
  private static final int LONGEST_TAG = 50;
  private static final int MOST_RESPONDERS = 50;

  public OpsgenieSettings {
    Ready.timeout(timeout);
    responders = List.copyOf(responders);
    tags = List.copyOf(tags);
    allowHosts = List.copyOf(allowHosts);
  }

  /** No key yet; the API of the US, whom the integration tells, our text, ten seconds. */
  public OpsgenieSettings() {
    this(Secret.NONE, "https://api.opsgenie.com", List.of(), List.of(), "", 10, List.of());
  }

  @Override
  public String type() {
    return "OPSGENIE";
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
        Ready.unless(
            apiKey.reveal().strip().matches("[\\x21-\\x7e]+"),
            "apiKey",
            apiKey.isBlank() ? " is missing: the key of an API integration" : " is no key"),
        new Targets(allowHosts).problems("url", url),
        people());
  }

  private List<Problem> people() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < responders.size(); i++) {
      if (Responder.of(responders.get(i)).isEmpty()) {
        problems.add(
            new Problem(
                "responders[" + i + "]",
                "responders must be such as team:ops, user:jane@example.com, escalation:x or"
                    + " schedule:x, was '"
                    + responders.get(i)
                    + "'"));
      }
    }
    problems.addAll(
        Ready.unless(
            responders.size() <= MOST_RESPONDERS, "responders", " must be of at most 50 entries"));
    boolean fits =
        tags.size() <= MOST_TAGS && tags.stream().allMatch(tag -> tag.length() <= LONGEST_TAG);
    problems.addAll(
        Ready.unless(fits, "tags", " must be of at most 20 entries, of 50 characters each"));
    return problems;
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(type(), Ready.all(target(), TemplateCheck.syntax("template", template)));
    return new OpsgenieChannel(this);
  }
}
