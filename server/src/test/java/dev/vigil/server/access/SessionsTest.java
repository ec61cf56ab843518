package dev.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.server.access.Sessions.Session;
import dev.vigil.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  @TempDir private Path folder;
  private final FakeClock clock = FakeClock.at(Instant.parse("2026-09-21T12:00:00Z"));
  private KeyRing keys;
  private Sessions sessions;
  private Tickets tickets;

  @BeforeEach
  void open() {
    keys = new KeyRing(folder.resolve("keys"), clock);
    sessions = new Sessions(keys, clock);
    tickets = new Tickets(keys, clock);
  }

  private Caller holder(String name) {
    return Caller.of(keys.add(name, Role.ADMIN, "default").key());
  }

  @Test
  void a_session_is_who_began_it() {
    Caller ada = holder("Ada");
    Session session = sessions.open(ada);
    Caller found = sessions.find(session.secret()).orElseThrow().caller();

    assertThat(found.name()).isEqualTo("Ada");
    assertThat(found.way()).isEqualTo(Caller.Way.SESSION);
    assertThat(sessions.find(session.secret() + "x")).isEmpty();
    assertThat(session.isCsrf(session.csrf())).isTrue();
    assertThat(session.isCsrf(session.secret())).isFalse();
    assertThat(session.toString()).doesNotContain(session.secret(), session.csrf());
  }

  @Test
  void it_ends_when_nobody_uses_it_with_its_time_and_with_its_key() {
    Caller ada = holder("Ada");
    holder("Bob");
    Session idle = sessions.open(ada);
    clock.advance(Duration.ofMinutes(60));
    assertThat(sessions.find(idle.secret())).isEmpty();

    Session used = sessions.open(ada);
    for (int half = 0; half < 23; half++) {
      clock.advance(Duration.ofMinutes(30));
      assertThat(sessions.find(used.secret())).as("after %d", half).isPresent();
    }
    clock.advance(Duration.ofMinutes(30));
    assertThat(sessions.find(used.secret())).isEmpty();

    Session revoked = sessions.open(ada);
    keys.revoke(ada.id());
    assertThat(sessions.find(revoked.secret())).isEmpty();

    Session closed = sessions.open(holder("Eve"));
    sessions.close(closed.secret());
    assertThat(sessions.find(closed.secret())).isEmpty();
  }

  @Test
  void one_of_a_token_ends_with_the_token() {
    long until = clock.millis() + 60_000;
    Caller token = new Caller("token:x", "x", Role.READ, "default", Caller.Way.TOKEN, until);
    Session session = sessions.open(token);
    assertThat(sessions.find(session.secret())).isPresent();
    clock.advance(Duration.ofMinutes(1));
    assertThat(sessions.find(session.secret())).isEmpty();
  }

  @Test
  void of_too_many_of_one_the_oldest_goes_and_nobody_elses() {
    Session other = sessions.open(holder("Bob"));
    Caller ada = holder("Ada");
    List<Session> hers = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      clock.advance(Duration.ofSeconds(1));
      hers.add(sessions.open(ada));
    }
    assertThat(sessions.find(other.secret())).isPresent();
    assertThat(sessions.find(hers.get(0).secret())).isEmpty();
    assertThat(sessions.find(hers.get(1).secret())).isPresent();
    Set<String> secrets = new HashSet<>();
    hers.forEach(session -> secrets.add(session.secret()));
    assertThat(secrets).hasSize(21);
  }

  @Test
  void a_ticket_is_good_once_for_a_quarter_of_an_hour() {
    Caller ada = holder("Ada");
    String ticket = tickets.issue(ada.id());
    assertThat(tickets.spend("x" + ticket)).isEmpty();
    assertThat(tickets.spend(ticket)).contains(ada);
    assertThat(tickets.spend(ticket)).isEmpty();

    String late = tickets.issue(ada.id());
    clock.advance(Duration.ofMinutes(15));
    assertThat(tickets.spend(late)).isEmpty();

    holder("Bob");
    String orphan = tickets.issue(ada.id());
    keys.revoke(ada.id());
    assertThat(tickets.spend(orphan)).isEmpty();
  }

  @Test
  void an_address_that_fails_too_often_is_not_heard_but_those_let_in_before_are() {
    Failures failures = new Failures(clock);
    assertThat(failures.admits("10.0.0.1", "ada")).isTrue();
    for (int i = 0; i < 20; i++) {
      assertThat(failures.waits("10.0.0.1")).isZero();
      failures.failed("10.0.0.1");
    }
    assertThat(failures.waits("10.0.0.1")).isEqualTo(60);
    assertThat(failures.admits("10.0.0.1", "eve")).isFalse();
    assertThat(failures.admits("10.0.0.1", "ada")).isTrue();
    assertThat(failures.admits("10.0.0.2", "eve")).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(failures.waits("10.0.0.1")).isZero();
    assertThat(failures.admits("10.0.0.1", "eve")).isTrue();
  }

  @Test
  void addresses_of_one_half_are_one_and_many_of_them_take_no_memory() {
    Failures failures = new Failures(clock);
    for (int i = 0; i < 20; i++) {
      failures.failed("2001:db8:0:1::" + i);
    }
    assertThat(failures.waits("2001:db8:0:1:ffff::9")).isPositive();
    assertThat(failures.waits("2001:db8:0:2::1")).isZero();
    for (int i = 0; i < 10_000; i++) {
      failures.failed("10.1." + i / 256 + "." + i % 256);
    }
    assertThat(failures.waits("2001:db8:0:1::1")).isZero(); // forgotten
  }
}
