package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.alert.Measured;
import dev.vigil.alert.Priority;
import dev.vigil.incident.Incident;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Notification.Subject;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What there is to tell of an incident, whoever is told, and why. Immutable.
 *
 * @param about the series, and what was seen and expected there
 */
record Draft(
    Severity severity,
    Priority priority,
    String about,
    String text,
    String link,
    Map<String, Object> fields) {
  private static final int LONGEST_TITLE = 250;

  /**
   * For whom it is made out.
   *
   * @param thread see {@link Subject#thread()}
   * @param reason what is told before all else; may be empty
   */
  record Address(
      String key, String channel, Kind kind, long epochMillis, String thread, String reason) {}

  /**
   * @param template address of the chart, see {@link NotifySpec}
   */
  static Draft of(Incident incident, Alert lead, String template) {
    Severity worst = incident.impact().worst();
    String link = ChartLink.of(template, incident, lead);
    return new Draft(
        worst,
        Priority.of(worst, lead.impact()),
        about(incident, lead),
        text(incident, lead),
        link,
        FieldMap.of(incident, lead, link));
  }

  private static String about(Incident incident, Alert lead) {
    Measured measured = lead.life().finding().measured();
    StringBuilder about = new StringBuilder(lead.series().toString());
    if (about.length() > LONGEST_TITLE / 2) {
      about.setLength(LONGEST_TITLE / 2);
      about.append('…');
    }
    about.append(' ').append(lead.life().finding().type());
    String value = Wording.number(measured.value());
    String expected = expected(measured);
    if (!value.isEmpty()) {
      about.append(": ").append(value);
    }
    if (!expected.isEmpty()) {
      about.append(", expected ").append(expected);
    }
    int others = incident.impact().alerts() - 1;
    if (others > 0) {
      about.append(", and ").append(others).append(others == 1 ? " more alert" : " more alerts");
    }
    return about.toString();
  }

  private static String expected(Measured measured) {
    String lower = Wording.number(measured.lower());
    String upper = Wording.number(measured.upper());
    if (!lower.isEmpty() && !upper.isEmpty()) {
      return Wording.range(measured.lower(), measured.upper());
    }
    if (!lower.isEmpty()) {
      return "at least " + lower;
    }
    return upper.isEmpty() ? Wording.number(measured.expected()) : "at most " + upper;
  }

  private static String text(Incident incident, Alert lead) {
    StringBuilder text = new StringBuilder(Wording.sentence(lead.sentence()));
    if (incident.impact().alerts() > 1) {
      text.append('\n').append(Wording.sentence(incident.sentence()));
    }
    String rule = lead.life().finding().details().rule();
    String reason = lead.life().finding().details().reason();
    if (!rule.isEmpty()) {
      String said = reason.isEmpty() || reason.equals(lead.sentence()) ? "" : ": " + reason;
      text.append('\n').append(Wording.sentence("Rule " + rule + said));
    }
    return text.toString();
  }

  /** Made out to a channel. */
  Notification to(Address to) {
    String title = title(to.kind());
    String whole = to.reason().isEmpty() ? text : to.reason() + "\n" + text;
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("kind", to.kind().name());
    all.put("title", title);
    all.put("text", whole);
    all.put("channel", to.channel());
    Subject subject = new Subject(to.thread(), severity, priority, title, whole, link);
    return new Notification(to.key(), to.channel(), to.kind(), to.epochMillis(), subject, all);
  }

  String title(Kind kind) {
    String tag =
        switch (kind) {
          case OPENED, DIGEST, TEST -> severity.name();
          case ACKNOWLEDGED, RESOLVED -> kind.name();
          case GREW, ESCALATED, REOPENED, UNATTENDED -> severity + " " + kind;
        };
    return Wording.line("[" + tag + "] " + about, LONGEST_TITLE);
  }

  byte[] toBytes() {
    StateWriter out = new StateWriter();
    Subject subject = new Subject("", severity, priority, about, text, link);
    NotificationState.put(new Notification("", "", Kind.UNATTENDED, 0, subject, fields), out);
    return out.toByteArray();
  }

  static Draft of(byte[] bytes) {
    Notification one = NotificationState.read(new StateReader(bytes));
    Subject subject = one.subject();
    return new Draft(
        subject.severity(),
        subject.priority(),
        subject.title(),
        subject.text(),
        subject.link(),
        one.fields());
  }
}
