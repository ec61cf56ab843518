package dev.vigil.incident;

import dev.vigil.alert.Span;
import dev.vigil.model.Severity;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;

/** What is known of one incident. One owner. */
final class IncidentCase {
  private static final double GROWTH = 1.5;

  private final long id;
  private IncidentStatus status = IncidentStatus.OPEN;
  private String acknowledgedBy = "";
  private long first;
  private long last;
  private int alerts;
  private int live;
  private int series;
  private long anomalies;
  private Severity worst = Severity.LOW;
  private int nextTold = 2;
  private Members members = new Members();
  private Timeline timeline = new Timeline();
  private PlaceTally places = new PlaceTally();

  IncidentCase(long id, long now) {
    this.id = id;
    this.first = now;
    this.last = now;
  }

  long id() {
    return id;
  }

  IncidentStatus status() {
    return status;
  }

  boolean over() {
    return status == IncidentStatus.RESOLVED;
  }

  int alerts() {
    return alerts;
  }

  int live() {
    return live;
  }

  Severity worst() {
    return worst;
  }

  Members members() {
    return members;
  }

  Timeline timeline() {
    return timeline;
  }

  PlaceTally places() {
    return places;
  }

  /** Its status after an action, which may be refused. */
  void act(IncidentAction action, String who) {
    status = IncidentTransitions.after(status, action);
    if (action == IncidentAction.ACKNOWLEDGE) {
      acknowledgedBy = who;
    } else if (action == IncidentAction.REOPEN) {
      acknowledgedBy = "";
    }
  }

  /** An alert joins it. */
  void join(Member member, boolean newSeries) {
    act(IncidentAction.GROW, "");
    alerts++;
    live++;
    series += newSeries ? 1 : 0;
    members.add(member);
    see(member.at(), member.severity());
  }

  /** An alert of it that was over goes on again. */
  void again() {
    live++;
  }

  /** An alert of it is over. */
  void ended() {
    live = Math.max(0, live - 1);
  }

  /** An anomaly of one of its alerts; whether it is graver than all before. */
  boolean see(long now, Severity severity) {
    anomalies++;
    first = Math.min(first, now);
    last = Math.max(last, now);
    boolean graver = severity.compareTo(worst) > 0;
    worst = graver ? severity : worst;
    return graver;
  }

  /** Whether it has grown by so much since it was told of last that it is to be told again. */
  boolean grown() {
    if (alerts < nextTold) {
      return false;
    }
    while (nextTold <= alerts) {
      nextTold = (int) Math.min(Integer.MAX_VALUE, Math.ceil(nextTold * GROWTH));
    }
    return true;
  }

  /** Takes in another, which is no more. */
  void merge(IncidentCase other) {
    act(IncidentAction.GROW, "");
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    alerts += other.alerts;
    live += other.live;
    series += other.series;
    anomalies += other.anomalies;
    worst = other.worst.compareTo(worst) > 0 ? other.worst : worst;
    acknowledgedBy = acknowledgedBy.isEmpty() ? other.acknowledgedBy : acknowledgedBy;
    if (other.status == IncidentStatus.ACKNOWLEDGED && status == IncidentStatus.OPEN) {
      status = IncidentStatus.ACKNOWLEDGED;
    }
    members.merge(other.members);
    timeline.merge(other.timeline);
    places.merge(other.places);
  }

  Incident shown(List<Cause> causes) {
    IncidentImpact impact =
        new IncidentImpact(alerts, live, anomalies, series, worst, places.top());
    Span span = new Span(first, last + 1);
    return new Incident(id, status, span, impact, causes, timeline.lines(), acknowledgedBy);
  }

  void save(StateWriter out) {
    out.put(id).put(status.ordinal()).put(acknowledgedBy).put(first).put(last);
    out.put(alerts).put(live).put(series).put(anomalies).put(worst.ordinal()).put(nextTold);
    members.save(out);
    timeline.save(out);
    places.save(out);
  }

  static IncidentCase read(StateReader in) {
    IncidentCase loaded = new IncidentCase(in.getLong(), 0);
    IncidentStatus[] all = IncidentStatus.values();
    loaded.status = all[in.getInt("status", 0, all.length - 1)];
    loaded.acknowledgedBy = in.getString();
    loaded.first = in.getLong();
    loaded.last = in.getLong();
    loaded.alerts = in.getInt("alerts of an incident", 1, Integer.MAX_VALUE / 2);
    loaded.live = in.getInt("live alerts", 0, loaded.alerts);
    loaded.series = in.getInt("series of an incident", 0, loaded.alerts);
    loaded.anomalies = in.getLong();
    loaded.worst = Severity.values()[in.getInt("severity", 0, Severity.values().length - 1)];
    loaded.nextTold = in.getInt("next to tell", 2, Integer.MAX_VALUE);
    if (loaded.anomalies < loaded.alerts || loaded.anomalies > 1L << 52) {
      throw new BadState("an incident cannot have " + loaded.anomalies + " anomalies");
    }
    loaded.members = Members.read(in);
    loaded.timeline = Timeline.read(in);
    loaded.places = PlaceTally.read(in);
    return loaded;
  }
}
