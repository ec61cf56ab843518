package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configurations of several tenants may be filled in with. */
final class TenantSurroundingsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "VIGIL_ADMIN_KEY",
          "topsecretword",
          "VIGIL_ADMIN_KEY_FILE",
          "/run/secrets/topsecret",
          "PATH",
          "/usr/bin",
          "VIGIL_TENANT_T2_MOST",
          "7",
          "VIGIL_TENANT_T3_MOST",
          "8");

  private final Surroundings server = Surroundings.installed(ENVIRONMENT);
  private final Surroundings tenant = server.ofTenant("t2");

  private static void read(String text, Surroundings with) throws ConfigException {
    VigilConfig read = ConfigReader.read("vigil.yaml", text, with);
    assertThat(read).isNotNull();
  }

  private static void refused(String text, Surroundings with, String why) {
    assertThatThrownBy(() -> read(text, with))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void the_key_of_the_admin_is_filled_in_for_nobody() {
    for (Surroundings with : new Surroundings[] {server, tenant}) {
      refused("counters: [\"${VIGIL_ADMIN_KEY}\"]", with, "VIGIL_ADMIN_KEY is never filled in");
      refused("counters: [\"${VIGIL_ADMIN_KEY_FILE:x}\"]", with, "is never filled in");
    }
  }

  @Test
  void a_tenant_sees_his_own_variables_only() throws ConfigException {
    read("counters: [\"${PATH}\"]", server);
    refused("counters: [\"${PATH}\"]", tenant, "environment variable PATH is not set");
    read("maxSeries: ${VIGIL_TENANT_T2_MOST}", tenant);
    refused("maxSeries: ${VIGIL_TENANT_T3_MOST}", tenant, "VIGIL_TENANT_T3_MOST is not set");
    Map<String, String> both = Map.of("VIGIL_TENANT_A_B_C", "1");
    assertThat(Surroundings.installed(both).ofTenant("a-b").environment()).isEmpty();
  }

  @Test
  void a_tenant_reads_no_files_and_reaches_no_hosts_inside(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "metric");
    read("counters: [\"${file:" + file + "}\"]", server);
    refused(
        "counters: [\"${file:" + file + "}\"]", tenant, "files are read for the tenant 'default'");
    String inside =
        "alerting: {channels: [{type: X, config: {url: 'http://127.0.0.1:1/', allow_hosts: [127.0.0.1]}},"
            + " {type: X, name: y, config: {gateway: {allowHosts: [a]}}}]}";
    refused(inside, tenant, "[0].config.allow_hosts may be said by the tenant 'default' only");
    refused(
        inside, tenant, "[1].config.gateway.allowHosts may be said by the tenant 'default' only");
  }

  @Test
  void what_a_placeholder_stands_for_cannot_be_found_out_by_asking() throws ConfigException {
    Surroundings asked = Surroundings.installed(Map.of("A", "admin")).withOpaqueValues();
    String right = "series: [{metric: 'adm*'}, {metric: '${A}'}]";
    refused(right, Surroundings.installed(Map.of("A", "admin")), "series[1] is never used");
    read(right, asked);
    read("maxSeries: ${A}", asked);
    read("maxSeries: ${NOT_SET}", asked);
    read("counters: [\"${file:/not/there}\"]", asked);
    refused("maxSeries: ${A", asked, "is never closed");
    refused("${A}", asked, "must be a group of keys");
  }
}
