package dev.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are encrypted; each test's clock stands at the time of its certificates. */
class TlsTest {
  @TempDir private Path folder;

  private Trial start() throws IOException {
    return Trial.with(
        folder.resolve("data"),
        "server: {tls: {certificate: " + certificate() + ", key: " + key() + "}}\n");
  }

  private Path certificate() {
    return folder.resolve("cert.pem");
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  /** As long as the clock of a trial says; it stands far from the day of the test. */
  private Certificate made(String name) {
    return Certificate.of(folder, name, "-startdate", "2026/09/01 00:00:00", "-validity", "3650");
  }

  private static HttpResponse<String> get(Trial trial, Certificate trusted) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + trial.server.port() + "/healthz"))
            .build();
    return HttpClient.newBuilder()
        .sslContext(trusted.trusting())
        .build()
        .send(request, BodyHandlers.ofString());
  }

  private static X509Certificate shown(HttpResponse<String> answer) throws Exception {
    return (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
  }

  @Test
  void connections_are_encrypted_and_browsers_are_told_to_come_back_so() throws Exception {
    Certificate own = made("own");
    own.write(certificate(), key());
    try (Trial trial = start()) {
      HttpResponse<String> answer = get(trial, own);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void another_certificate_is_taken_over_while_it_runs_and_a_bad_one_changes_nothing()
      throws Exception {
    Certificate first = made("first");
    Certificate second = made("second");
    first.write(certificate(), key());
    try (Trial trial = start()) {
      assertThat(shown(get(trial, first))).isEqualTo(first.own());

      Files.writeString(certificate(), "no certificate");
      trial.server.poll();
      assertThat(shown(get(trial, first))).isEqualTo(first.own());

      second.write(certificate(), key());
      trial.server.poll();
      assertThat(shown(get(trial, second))).isEqualTo(second.own());
      assertThatThrownBy(() -> get(trial, first)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_pkcs12_file_holds_both() throws Exception {
    Certificate own = made("own");
    String config =
        "server: {tls: {pkcs12: " + own.store + ", password: " + Certificate.PASSWORD + "}}\n";
    try (Trial trial = Trial.with(folder.resolve("data"), config)) {
      assertThat(shown(get(trial, own))).isEqualTo(own.own());
    }
    String wrong = config.replace(Certificate.PASSWORD, "another-one");
    assertThatThrownBy(() -> Trial.with(folder.resolve("data"), wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TLS: " + own.store + ": the password is wrong");
  }

  @Test
  void what_is_wrong_with_the_files_ends_the_start_with_the_reason()
      throws IOException, GeneralSecurityException {
    refused("cert.pem: there is no such file");
    Certificate own = made("own");
    Files.writeString(certificate(), own.certificatePem());
    refused("key.pem: there is no such file");
    Files.writeString(key(), made("other").keyPem());
    refused("key.pem: the private key does not belong to the certificate in");
    Files.writeString(key(), own.keyPem().replace("PRIVATE", "EC PRIVATE"));
    refused("key.pem: the key is not in the form PKCS#8; this writes it");
    Files.writeString(key(), own.keyPem().replace("PRIVATE", "ENCRYPTED PRIVATE"));
    refused("key.pem: the key is encrypted; this writes it");
    Files.writeString(key(), own.certificatePem());
    refused("key.pem: there is no private key in PEM form in it");
    Files.writeString(certificate(), "");
    refused("cert.pem: there is no certificate in it");
    Certificate old =
        Certificate.of(folder, "old", "-startdate", "2020/01/01 00:00:00", "-validity", "30");
    old.write(certificate(), key());
    refused("cert.pem: the certificate has expired at 2020-01-3");
    Certificate early =
        Certificate.of(folder, "early", "-startdate", "2040/01/01 00:00:00", "-validity", "30");
    early.write(certificate(), key());
    refused("cert.pem: the certificate does not hold before");
  }

  private void refused(String why) {
    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageStartingWith("TLS: " + folder);
  }
}
