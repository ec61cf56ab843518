package dev.vigil.server.web;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is answered where a request is refused before it gets anywhere: a problem as well. */
final class ErrorPage implements Request.Handler {
  private final Map<String, String> headers;

  ErrorPage(Map<String, String> headers) {
    this.headers = headers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = Problem.of(response.getStatus(), "the request cannot be read");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
    headers.forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(problem.json()), callback);
    return true;
  }
}
