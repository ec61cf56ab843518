package dev.vigil.channels;

import dev.vigil.notify.Delivery;
import dev.vigil.setting.Secret;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends over HTTP/1.1: where it may, no longer than it may, without following redirects, with
 * certificates checked, and without telling a secret. One owner.
 */
final class HttpSender {
  private final HttpClient client;
  private final Duration timeout;
  private final Targets targets;
  private final HttpAnswers answers;

  /**
   * @param timeoutSeconds from the look-up of the host to the end of the answer
   */
  HttpSender(int timeoutSeconds, List<String> allowHosts, Collection<Secret> secrets) {
    this.timeout = Duration.ofSeconds(timeoutSeconds);
    this.targets = new Targets(allowHosts);
    this.answers = new HttpAnswers(new Redaction(secrets), InstantSource.system());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  Delivery send(HttpMessage message) throws InterruptedException {
    Optional<Delivery> stopped = targets.stopped(message.target());
    return stopped.isPresent() ? stopped.get() : exchanged(message);
  }

  private Delivery exchanged(HttpMessage message) throws InterruptedException {
    String host = message.target().getHost();
    AtomicInteger status = new AtomicInteger();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request(message), FirstBytes.handler(status::set));
    try {
      return answers.of(host, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return unfinished(status.get(), answers.late(host, timeout));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return unfinished(status.get(), answers.none(host, cause == null ? e : cause));
    } finally {
      // Closes the connection if the answer has not come to its end, an interrupt included.
      answer.cancel(true);
    }
  }

  /** Who has said that they have it has it, however their answer goes on. */
  private static Delivery unfinished(int status, Delivery otherwise) {
    return status / 100 == 2 ? new Delivery.Delivered() : otherwise;
  }

  private HttpRequest request(HttpMessage message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(message.target())
            .timeout(timeout)
            .setHeader("User-Agent", "vigil")
            .method(message.method(), BodyPublishers.ofString(message.body()));
    message.headers().forEach(request::setHeader);
    return request.build();
  }
}
