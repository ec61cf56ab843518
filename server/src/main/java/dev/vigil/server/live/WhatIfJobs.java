package dev.vigil.server.live;

import dev.vigil.server.live.WhatIf.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays the past again for whoever asks, one at a time, on a thread of its own; the last results
 * are remembered. Thread-safe.
 */
public final class WhatIfJobs implements AutoCloseable {
  private static final int MOST_KEPT = 8;
  private static final int RETRY_SECONDS = 5;

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private @Nullable Job running;
  private long last;

  /** Where a job stands. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /** One that was asked for. */
  public static final class Job {
    private final String id;
    private final String owner;
    private final WhatIf work;
    private volatile State state = State.RUNNING;
    private volatile String why = "";

    private Job(String id, String owner, WhatIf work) {
      this.id = id;
      this.owner = owner;
      this.work = work;
    }

    public String id() {
      return id;
    }

    public WhatIf work() {
      return work;
    }

    public State state() {
      return state;
    }

    /** Why it failed; empty where it did not. */
    public String why() {
      return why;
    }
  }

  /**
   * Begins one.
   *
   * @param owner whose it is; nobody else finds it
   * @throws Overloaded if another is at work
   */
  public synchronized Job begin(String owner, Question question, Live live) {
    if (running != null) {
      throw new Overloaded("the past is being played again for somebody else", RETRY_SECONDS);
    }
    Job job = new Job(Long.toString(++last), owner, new WhatIf(question, live));
    running = job;
    jobs.put(job.id, job);
    if (jobs.size() > MOST_KEPT) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    Thread thread = new Thread(() -> run(job), "vigil-what-if");
    thread.setDaemon(true);
    thread.start();
    return job;
  }

  private void run(Job job) {
    State state = State.FAILED;
    String why = "the server could not bring it to an end; its log says more";
    try {
      job.work.run(() -> job.state == State.RUNNING);
      state = State.DONE;
      why = "";
    } catch (RuntimeException e) {
      why = String.valueOf(e.getMessage());
    } finally {
      end(job, state, why); // after an Error, too: there is room for the next
    }
  }

  private synchronized void end(Job job, State state, String why) {
    if (job.state == State.RUNNING) {
      job.why = why;
      job.state = state;
    }
    running = null;
  }

  /** One of somebody's. */
  public synchronized Optional<Job> find(String owner, String id) {
    return Optional.ofNullable(jobs.get(id)).filter(job -> job.owner.equals(owner));
  }

  /**
   * Nobody wants it any more: it ends soon, and is forgotten.
   *
   * @throws NoSuchElementException if there is none of the number
   */
  public synchronized void cancel(String owner, String id) {
    Job job =
        find(owner, id).orElseThrow(() -> new NoSuchElementException("there is no what-if " + id));
    if (job.state == State.RUNNING) {
      job.state = State.CANCELLED;
    }
    jobs.remove(id);
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.state = State.CANCELLED;
    }
  }
}
