package dev.vigil.server.web;

import dev.vigil.alert.IllegalTransition;
import dev.vigil.pipeline.NotAble;
import dev.vigil.server.json.Json;
import dev.vigil.server.live.NotReady;
import dev.vigil.server.live.Overloaded;
import dev.vigil.server.live.TooLarge;
import dev.vigil.server.tenant.Unserved;
import dev.vigil.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** What is answered: JSON, or a problem. */
final class Answers {
  private static final Logger LOG = System.getLogger(Answers.class.getName());
  private static final long WAIT_SECONDS = 30;
  private static final AtomicLong FAILURES = new AtomicLong();

  private Answers() {}

  static void json(Context ctx, Json.Value value) {
    ctx.contentType("application/json").result(Json.bytes(value));
  }

  /** With a tag that changes when the answer does; whoever has this one already gets none. */
  static void tagged(Context ctx, Json.Value value) {
    tagged(ctx, "application/json", Json.bytes(value));
  }

  static void tagged(Context ctx, String type, byte[] body) {
    String tag = Tag.of(body);
    ctx.header("ETag", tag);
    if (Tag.isAmong(ctx.header("If-None-Match"), tag)) {
      ctx.status(304);
    } else {
      ctx.contentType(type).result(body);
    }
  }

  static void problem(Context ctx, Problem problem) {
    ctx.status(problem.status()).contentType(Problem.TYPE).result(problem.json());
    if (problem.retrySeconds() > 0) {
      ctx.header("Retry-After", Integer.toString(problem.retrySeconds()));
    }
  }

  /** Waits for what goes on elsewhere. */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw Problem.of(503, "it takes longer than " + WAIT_SECONDS + " seconds").retryAfter(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(503, "the server stops");
    }
  }

  /** What somebody is told of a failure: what he can do something about, and no more. */
  static Problem of(Exception failure) {
    if (failure instanceof Problem problem) {
      return problem;
    } else if (failure instanceof Overloaded busy) {
      return Problem.of(429, told(busy)).retryAfter(busy.retrySeconds());
    } else if (failure instanceof TooLarge) {
      return Problem.of(413, told(failure));
    } else if (failure instanceof Unserved unserved) {
      return of(unserved);
    } else if (failure instanceof NotReady) {
      return Problem.of(503, told(failure)).retryAfter(2);
    } else if (failure instanceof StoreException unkept) {
      LOG.log(Level.DEBUG, "the store failed", unkept); // Signs tells it, once
      return Problem.of(503, "the store cannot keep or give it: " + told(unkept)).retryAfter(10);
    } else if (failure instanceof NoSuchElementException) {
      return Problem.missing(told(failure));
    } else if (failure instanceof IllegalTransition || failure instanceof NotAble) {
      return Problem.of(409, told(failure));
    } else if (failure instanceof IllegalArgumentException) {
      return Problem.bad(told(failure));
    } else if (failure instanceof HttpResponseException refused) {
      return Problem.of(refused.getStatus(), told(refused));
    }
    return unexpected(failure);
  }

  private static Problem of(Unserved unserved) {
    String told = told(unserved);
    return switch (unserved.why()) {
      case TOO_MANY -> Problem.of(409, told);
      case OPENING -> Problem.of(503, told).retryAfter(1);
      case FAILED -> Problem.of(503, told).retryAfter(10);
      case BUSY -> Problem.of(503, told).retryAfter(5);
    };
  }

  private static String told(Exception failure) {
    LOG.log(Level.DEBUG, "refused", failure); // it may be a fault of ours all the same
    return String.valueOf(failure.getMessage());
  }

  private static Problem unexpected(Exception failure) {
    long number = FAILURES.incrementAndGet();
    LOG.log(Level.ERROR, "failure " + number, failure);
    return Problem.of(
        500, "something failed in the server; its log says more of failure " + number);
  }
}
