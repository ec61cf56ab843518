package dev.vigil.channels;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The first bytes of an answer as text; the rest is neither read nor kept. */
final class FirstBytes implements BodySubscriber<String> {
  private static final int MOST = 4096;

  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  private FirstBytes() {}

  /**
   * @param status is told as soon as it is known, which may be long before the answer ends
   */
  static BodyHandler<String> handler(IntConsumer status) {
    return answer -> {
      status.accept(answer.statusCode());
      return new FirstBytes();
    };
  }

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      while (buffer.hasRemaining() && bytes.size() < MOST) {
        bytes.write(buffer.get());
      }
    }
    if (bytes.size() >= MOST && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  /** What came before it broke off is enough: the status is known. */
  @Override
  public void onError(Throwable broken) {
    onComplete();
  }

  @Override
  public void onComplete() {
    text.complete(bytes.toString(StandardCharsets.UTF_8));
  }
}
