package dev.vigil.benchmarks;

import dev.vigil.rule.Occasion;
import dev.vigil.rule.lang.Condition;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cost of a condition: to read it, to answer it, and to answer all fourteen in turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RuleCost {
  /** Place of the condition among the fourteen of the examples. */
  @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"})
  public int condition = 0;

  private final RuleLoad load = new RuleLoad();
  private String text = "true";
  private Condition read = Condition.of(text);
  private Occasion occasion = load.occasion(condition);

  /** Reads the condition and all others, so that the machine has seen them all. */
  @Setup
  public void start() {
    text = RuleLoad.CONDITIONS.get(condition);
    read = Condition.of(text);
    occasion = load.occasion(condition);
    load.warm();
  }

  /** Answers the condition, of an observation that meets it. */
  @Benchmark
  public boolean holds() {
    return read.holds(occasion);
  }

  /** Answers all conditions, one after the other; the cost is of fourteen. */
  @Benchmark
  public int holdsAll() {
    return load.holding();
  }

  /** Reads the condition. */
  @Benchmark
  public Condition read() {
    return Condition.of(text);
  }
}
