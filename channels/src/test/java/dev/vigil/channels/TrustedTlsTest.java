package dev.vigil.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.Notifications;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate that is trusted, TLS works, and for the host that it names alone. */
final class TrustedTlsTest {
  private static final String STORE_PASSWORD = "changeit";

  private static SSLContext before;
  private static SSLContext trusting;
  private static WireMockServer server;

  /** The certificate names localhost, and not 127.0.0.1. */
  @BeforeAll
  static void trust(@TempDir Path directory) throws Exception {
    Path store = directory.resolve("localhost.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD,
                "-storetype",
                "PKCS12",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-alias",
                "here",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    before = SSLContext.getDefault();
    trusting = context(store);
    SSLContext.setDefault(trusting);
    server =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystoreType("PKCS12")
                .keystorePassword(STORE_PASSWORD)
                .keyManagerPassword(STORE_PASSWORD));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(ok()));
  }

  private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("here", keys.getCertificate("here"));
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, STORE_PASSWORD.toCharArray());
    TrustManagerFactory others =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }

  @AfterAll
  static void distrust() {
    SSLContext.setDefault(before);
    server.stop();
  }

  private static Delivery sent(ChannelSettings settings) throws InterruptedException {
    try (Channel channel = settings.newChannel()) {
      return channel.send(Notifications.of("key", Kind.OPENED));
    }
  }

  private static Delivery overHttps(String host) throws InterruptedException {
    String url = "https://" + host + ":" + server.httpsPort() + "/hook";
    return sent(new WebhookSettings().with(Map.of("url", url, "allowHosts", List.of(host))));
  }

  private static Delivery mailed(TalkingServer server, String host, String security)
      throws InterruptedException {
    Map<String, Object> all = new HashMap<>(Map.of("host", host, "port", server.port()));
    all.put("security", security);
    all.put("timeout", 5);
    return sent(
        new EmailSettings().with(Map.of("recipients", List.of("a@example.com"), "server", all)));
  }

  @Test
  void https_works_for_the_host_that_the_certificate_names() throws InterruptedException {
    assertThat(overHttps("localhost")).isInstanceOf(Delivery.Delivered.class);
    assertThat(overHttps("127.0.0.1").toString())
        .startsWith("TryAgain")
        .contains("no TLS connection to 127.0.0.1");
  }

  @Test
  void mail_with_tls_from_the_start_works_for_the_host_that_the_certificate_names()
      throws InterruptedException {
    try (TalkingServer talking = new TalkingServer("250 plain", trusting, true)) {
      assertThat(mailed(talking, "localhost", "tls")).isInstanceOf(Delivery.Delivered.class);
      assertThat(talking.heard()).startsWith("speaks TLS").contains("RCPT TO:<a@example.com>");
      assertThat(mailed(talking, "127.0.0.1", "tls").toString())
          .startsWith("TryAgain")
          .contains("no TLS connection to 127.0.0.1");
    }
  }

  @Test
  void mail_that_begins_in_the_open_goes_on_with_tls() throws InterruptedException {
    try (TalkingServer talking = new TalkingServer("250-test\r\n250 STARTTLS", trusting, false)) {
      assertThat(mailed(talking, "localhost", "starttls")).isInstanceOf(Delivery.Delivered.class);
      List<String> heard = talking.heard();
      assertThat(heard.indexOf("RCPT TO:<a@example.com>"))
          .isGreaterThan(heard.indexOf("speaks TLS"));
      assertThat(mailed(talking, "127.0.0.1", "starttls").toString())
          .startsWith("TryAgain")
          .contains("TLS");
    }
  }
}
