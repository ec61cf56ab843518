package dev.vigil.vector;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Channels that are unlike what they were.
 *
 * @param type {@link AnomalyType#CORRELATION_BREAK} if the strangest channel left its peers while
 *     nothing was strange about it alone
 * @param channels the channels that say most, each with its share
 * @param signals what each kind of signal gave, largest first
 * @param agreement how many kinds of signals find the row strange
 * @param rarity about −log10 of the share of rows as strange
 * @param peer the channel that the strangest one used to go with; empty if that is not the point
 */
record StreamEvidence(
    AnomalyType type,
    List<Contribution> channels,
    List<Contribution> signals,
    int agreement,
    double rarity,
    String peer)
    implements Evidence {
  private static final int TOLD = 3;
  private static final double LEAST_SHARE = 0.05;
  private static final double BROKEN = 1.5;
  private static final double ORDINARY_SURPRISE = Math.log1p(9);
  private static final double STRANGE = 3 * Math.log(100);

  static StreamEvidence of(List<String> names, Channels row, StreamModels models, double rarity) {
    double[] shares = shares(names.size(), row, models);
    List<Contribution> all = new ArrayList<>();
    for (int j = 0; j < shares.length; j++) {
      all.add(new Contribution(names.get(j), shares[j]));
    }
    all.sort(Comparator.comparingDouble(Contribution::value).reversed());
    List<Contribution> most =
        all.stream().filter(part -> part.value() >= LEAST_SHARE).limit(TOLD).toList();
    List<Contribution> signals = signals(row, models);
    int agree = (int) signals.stream().filter(part -> part.value() >= STRANGE).count();
    String peer = brokenPeer(names, shares, row, models);
    return new StreamEvidence(
        peer.isEmpty() ? AnomalyType.OUTLIER : AnomalyType.CORRELATION_BREAK,
        most.isEmpty() ? all.subList(0, 1) : most,
        signals,
        Math.max(1, agree),
        rarity,
        peer);
  }

  private static double[] shares(int width, Channels row, StreamModels models) {
    double[] shares = new double[width];
    spread(row.surprise(), row.strangeness(Channels.FORECAST), shares);
    spread(row.extremes(), row.strangeness(Channels.EXTREMES), shares);
    for (int k = 0; k < models.size(); k++) {
      models.attribute(k, row.lags(), row.strangeness(Channels.OWN_SIGNALS + k), shares);
    }
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    for (int j = 0; j < width; j++) {
      shares[j] = total > 0 ? shares[j] / total : 1.0 / width;
    }
    return shares;
  }

  private static void spread(double[] evidence, double strangeness, double[] into) {
    double total = 0;
    for (double part : evidence) {
      total += part;
    }
    for (int j = 0; j < into.length && total > 0; j++) {
      into[j] += strangeness * evidence[j] / total;
    }
  }

  private static List<Contribution> signals(Channels row, StreamModels models) {
    List<Contribution> signals = new ArrayList<>();
    signals.add(new Contribution("forecast error", row.strangeness(Channels.FORECAST)));
    signals.add(new Contribution("extremes", row.strangeness(Channels.EXTREMES)));
    for (int k = 0; k < models.size(); k++) {
      double strangeness = row.strangeness(Channels.OWN_SIGNALS + k);
      signals.add(new Contribution(models.word(k), strangeness));
    }
    signals.sort(Comparator.comparingDouble(Contribution::value).reversed());
    return signals;
  }

  /** The peer that the strangest channel has left, or nothing. */
  private static String brokenPeer(
      List<String> names, double[] shares, Channels row, StreamModels models) {
    int strangest = 0;
    for (int j = 1; j < shares.length; j++) {
      strangest = shares[j] > shares[strangest] ? j : strangest;
    }
    boolean alone = row.surprise()[strangest] > ORDINARY_SURPRISE || row.extremes()[strangest] > 0;
    Peers peers = models.peers();
    boolean broken =
        !alone && peers.has(strangest) && peers.times(strangest, row.scaled()) > BROKEN;
    return broken ? names.get(peers.first(strangest)) : "";
  }

  /** The channels that say most, each with its share. */
  @Override
  public List<Contribution> contributions() {
    return channels;
  }

  @Override
  public String sentence() {
    StringBuilder text = new StringBuilder();
    if (type == AnomalyType.CORRELATION_BREAK) {
      text.append(channels.get(0).name()).append(" no longer goes with ").append(peer);
      text.append(", each ordinary alone");
    } else {
      text.append("channels unlike before: ");
      String separator = "";
      for (Contribution channel : channels) {
        text.append(separator).append(channel.name());
        text.append(String.format(Locale.ROOT, " (%.0f %%)", 100 * channel.value()));
        separator = ", ";
      }
    }
    return text.append("; most by ").append(signals.get(0).name()).toString();
  }
}
