package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the examples for Grafana and Prometheus ask for is there. */
class ExamplesTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("vigil.root", "..")).resolve("examples");
  private static final Pattern METRIC = Pattern.compile("\\bvigil_[a-z0-9_]+");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"grafana/vigil.json", "prometheus/vigil-rules.yml"})
  void each_metric_that_is_named_is_exposed(String file) throws IOException {
    Set<String> named = names(METRIC, Files.readString(EXAMPLES.resolve(file), UTF_8));
    try (Trial trial = Trial.in(folder)) {
      for (int i = 0; i < 50; i++) { // until there is a band
        trial.client.post("/api/v1/observations", point("m", NOW + i * 1000L, i % 5));
      }
      String metrics = trial.client.get("/metrics?series=true").body();
      Set<String> exposed = names(Pattern.compile("(?m)^vigil_[a-z0-9_]+"), metrics);

      assertThat(named).hasSizeGreaterThan(10);
      assertThat(exposed).containsAll(named);
    }
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void clients_of_influx_say_token_where_others_say_bearer() {
    try (Trial trial = Trial.in(folder)) {
      Client stranger = trial.client.with("");

      assertThat(
              stranger
                  .send(
                      "/api/v1/series",
                      request -> request.header("Authorization", "Token " + Trial.KEY).GET())
                  .statusCode())
          .isEqualTo(200);
      assertThat(stranger.get("/api/v1/series").statusCode()).isEqualTo(401);
    }
  }
}
