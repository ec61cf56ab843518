package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Delivery;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TargetsTest {
  private static final String NOT_PUBLIC =
      "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.8.9.10"
          + " 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1"
          + " 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250"
          + " 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1"
          + " ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::10.1.2.3 64:ff9b:1::1 100::1 2001::1"
          + " 2001:db8::1 2002:7f00:1:: 2002:c0a8:101::1 fc00::1 fd12:3456::1 fe80::1 febf::1"
          + " fec0::1 ff02::1 2130706433 127.1";

  private static final String PUBLIC =
      "1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.1.1 198.17.0.1"
          + " 223.255.255.255 2606:4700::1111 2a00:1450::1 64:ff9b::8.8.8.8 2002:808:808::1"
          + " ::ffff:8.8.8.8";

  @Test
  void only_addresses_of_the_internet_are_public() throws UnknownHostException {
    for (String address : NOT_PUBLIC.split(" ", -1)) {
      assertThat(PublicAddress.is(InetAddress.getByName(address))).as(address).isFalse();
    }
    for (String address : PUBLIC.split(" ", -1)) {
      assertThat(PublicAddress.is(InetAddress.getByName(address))).as(address).isTrue();
    }
  }

  private static Optional<Delivery> stopped(
      String host, List<String> allowed, String... addresses) {
    Targets targets =
        new Targets(
            allowed,
            name -> {
              if (addresses.length == 0) {
                throw new UnknownHostException(name);
              }
              InetAddress[] found = new InetAddress[addresses.length];
              for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
              }
              return found;
            });
    return targets.stopped(URI.create("https://" + host + "/secret"));
  }

  @Test
  void a_name_that_leads_to_a_private_address_is_refused_whatever_else_it_leads_to() {
    assertThat(stopped("hooks.example.com", List.of(), "8.8.8.8", "2606:4700::1111")).isEmpty();
    assertThat(stopped("hooks.example.com", List.of(), "8.8.8.8", "10.0.0.1"))
        .contains(
            new Delivery.Refused(
                "hooks.example.com is not on the public internet;"
                    + " allowHosts must name it to be sent to"));
    assertThat(stopped("hooks.example.com", List.of("other.example.com"), "10.0.0.1")).isPresent();
    assertThat(stopped("hooks.example.com", List.of("example.com"), "10.0.0.1")).isPresent();
  }

  @Test
  void a_host_that_is_named_may_be_anywhere() {
    assertThat(stopped("hooks.example.com", List.of("Hooks.Example.COM."), "10.0.0.1")).isEmpty();
    assertThat(stopped("HOOKS.example.com.", List.of("hooks.example.com"), "10.0.0.1")).isEmpty();
    assertThat(stopped("[fd00::1]", List.of("fd00::1"), "fd00::1")).isEmpty();
    assertThat(stopped("[fd00::1]", List.of("[fd00::1]"), "fd00::1")).isEmpty();
  }

  @Test
  void a_host_that_is_not_known_may_be_known_later() {
    assertThat(stopped("hooks.example.com", List.of()).orElseThrow())
        .isInstanceOf(Delivery.TryAgain.class);
  }

  @Test
  void http_is_for_hosts_that_are_named() {
    assertThat(new Targets(List.of()).problems("url", "http://hooks.example.com/x"))
        .extracting(problem -> problem.message())
        .containsExactly(
            "url must begin with https://; http is for hosts that allowHosts names, was"
                + " 'hooks.example.com'");
    assertThat(
            new Targets(List.of("hooks.example.com")).problems("url", "http://hooks.example.com"))
        .isEmpty();
    assertThat(new Targets(List.of()).problems("url", "https://hooks.example.com/x?y=z#a"))
        .isEmpty();
  }
}
