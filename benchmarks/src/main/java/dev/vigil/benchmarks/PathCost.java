package dev.vigil.benchmarks;

import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.OneOff;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Policy;
import dev.vigil.pipeline.WatchSpec;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Processor time of a point on the whole path, by what the policy has for its series: in turns
 * within one run, so that they can be compared on a busy machine. Prints medians over rounds.
 */
public final class PathCost {
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 10;
  private static final int POINTS = 300_000;
  private static volatile Object sink = "";

  private final List<Feed> feeds = Feed.ofNormalFamilies();
  private int turn;

  private PathCost() {}

  /** Runs the comparison; takes no arguments. */
  public static void main(String[] args) {
    new PathCost().run();
  }

  private void run() {
    Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    policies().forEach((name, policy) -> pipelines.put(name, pipeline(policy)));
    Map<String, double[]> nanos = new LinkedHashMap<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      for (Map.Entry<String, Pipeline> one : pipelines.entrySet()) {
        double spent = CpuCost.nanos(POINTS, i -> sink = one.getValue().accept(next().next()));
        if (round >= 0) {
          nanos.computeIfAbsent(one.getKey(), name -> new double[ROUNDS])[round] = spent;
        }
      }
    }
    nanos.forEach(
        (name, spent) ->
            System.out.printf(Locale.ROOT, "%-24s %6.0f ns%n", name, CpuCost.median(spent)));
    pipelines.values().forEach(Pipeline::close);
  }

  private Feed next() {
    turn = turn + 1 == feeds.size() ? 0 : turn + 1;
    return feeds.get(turn);
  }

  private static Pipeline pipeline(Policy policy) {
    Pipeline pipeline = new Pipeline(PipelineSpec.of(new WatchSpec()), anomaly -> {});
    pipeline.setPolicy(policy);
    return pipeline;
  }

  private static Map<String, Policy> policies() {
    OneOff longOver = new OneOff(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    MaintenanceWindow window =
        new MaintenanceWindow("work", SeriesMatcher.parse("*"), longOver, true);
    Map<String, Policy> policies = new LinkedHashMap<>();
    policies.put("nothing", Policy.NONE);
    policies.put("people's answers", Policy.NONE.withTuning(series -> 1.5));
    policies.put("a window, not now", Policy.NONE.withMaintenance(List.of(window)));
    policies.put("1 rule", Policy.NONE.withRules(book(1)));
    policies.put("10 rules", Policy.NONE.withRules(book(10)));
    return policies;
  }

  /** Rules of several kinds, of which none applies. */
  private static RuleBook book(int size) {
    List<RuleSpec> rules = new ArrayList<>();
    rules.add(rule("battery", "metadata.battery < 20", "alert"));
    rules.add(rule("health", "endpoint.includes('/health')", "suppress"));
    rules.add(rule("leap", "percentChange > 5000 && readingCount > 50", "alert"));
    rules.add(rule("night", "hour < 6 && labels.env === 'staging'", "adjust_threshold 2"));
    rules.add(rule("high", "value > 1e9", "escalate"));
    for (int host = 0; host < 5; host++) {
      rules.add(rule("host " + host, "labels.host === 'h" + host + "' && value > 1e8", "alert"));
    }
    return RuleBook.of(rules.subList(0, size), Instant.EPOCH);
  }

  private static RuleSpec rule(String name, String condition, String action) {
    return new RuleSpec(name, condition, action, "");
  }
}
