package dev.vigil.channels;

import dev.vigil.notify.Delivery;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLException;

/** What an answer, or none, means for a notification. */
final class HttpAnswers {
  private static final int LONGEST_EXCERPT = 200;

  private final Redaction redaction;
  private final InstantSource clock;

  HttpAnswers(Redaction redaction, InstantSource clock) {
    this.redaction = redaction;
    this.clock = clock;
  }

  Delivery of(String host, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return new Delivery.Delivered();
    }
    String said = redaction.excerpt(answer.body(), LONGEST_EXCERPT);
    String why = host + " answers " + status + (said.isEmpty() ? "" : ": " + said);
    if (status / 100 == 3) {
      return new Delivery.Refused(host + " answers " + status + ": redirects are not followed");
    }
    if (status / 100 == 5 || status == 408 || status == 425 || status == 429) {
      Duration after =
          answer
              .headers()
              .firstValue("Retry-After")
              .map(text -> RetryAfter.of(text, clock.instant()))
              .orElse(Duration.ZERO);
      return new Delivery.TryAgain(after, why);
    }
    return new Delivery.Refused(why);
  }

  /** Whatever keeps an answer from coming may be over soon. */
  Delivery none(String host, Throwable cause) {
    return new Delivery.TryAgain(Duration.ZERO, words(host, cause));
  }

  Delivery late(String host, Duration timeout) {
    return new Delivery.TryAgain(
        Duration.ZERO, "no answer from " + host + " within " + timeout.toSeconds() + " s");
  }

  private String words(String host, Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return "no answer from " + host + " in time";
    }
    if (cause instanceof ConnectException) {
      return "no connection to " + host;
    }
    if (cause instanceof SSLException) {
      String said = redaction.excerpt(String.valueOf(cause.getMessage()), LONGEST_EXCERPT);
      return "no TLS connection to " + host + ": " + said;
    }
    return "the connection to " + host + " broke off: " + cause.getClass().getSimpleName();
  }
}
