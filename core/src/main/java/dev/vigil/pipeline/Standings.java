package dev.vigil.pipeline;

import dev.vigil.alert.Deploy;
import dev.vigil.alert.Deploys;
import dev.vigil.model.SeriesKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a pipeline and what was rolled out of late: what they mean for each series, found
 * when it is next seen. Changed between calls only, and read by all shards.
 */
final class Standings {
  private Policy policy = Policy.NONE;
  private Standing plain = Standing.plain(0);
  private Deploys deploys = new Deploys();
  private List<Deploy> rolledOut = List.of();
  private int generation = 1;
  private int policyNumber;

  /** Goes up whenever the standing of a series may have become another; never 0. */
  int generation() {
    return generation;
  }

  /** Which of the policies set the present one is. */
  int policyNumber() {
    return policyNumber;
  }

  Policy policy() {
    return policy;
  }

  Deploys deploys() {
    return deploys;
  }

  void set(Policy policy) {
    this.policy = policy;
    policyNumber++;
    plain = Standing.plain(policyNumber);
    generation++;
  }

  void deployed(Deploy deploy) {
    deploys.add(deploy);
    turn();
  }

  /** Goes on with what was rolled out before. */
  void adopt(Deploys deploys) {
    this.deploys = deploys;
    turn();
  }

  /** Forgets what is felt no more by a time of events; series have no part in it by then. */
  void passTime(long epochMillis) {
    deploys.passTime(epochMillis);
    rolledOut = deploys.all();
  }

  private void turn() {
    rolledOut = deploys.all();
    generation++;
  }

  /**
   * The standing of a series at a time of events.
   *
   * @param last what it was before; null if that is not known
   */
  Standing of(SeriesKey series, @Nullable Standing last, long epochMillis) {
    Standing standing =
        last != null && last.policyNumber() == policyNumber
            ? last
            : Standing.of(series, policy, policyNumber);
    standing = standing.with(deploysOf(series, epochMillis));
    return standing.plain() ? plain : standing;
  }

  private @Nullable Deploys deploysOf(SeriesKey series, long epochMillis) {
    Deploys own = null;
    for (Deploy deploy : rolledOut) {
      boolean over = (double) epochMillis - deploy.epochMillis() >= deploy.lasts().toMillis();
      if (!over && deploy.series().matches(series)) {
        own = own == null ? new Deploys() : own;
        own.add(deploy);
      }
    }
    return own;
  }
}
