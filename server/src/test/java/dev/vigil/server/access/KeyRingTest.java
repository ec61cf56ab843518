package dev.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final FakeClock CLOCK = FakeClock.at("2026-08-01T00:00:00Z");

  @TempDir private Path folder;

  private Path file;
  private KeyRing ring;

  @BeforeEach
  void open() {
    file = folder.resolve("keys");
    ring = new KeyRing(file, CLOCK);
  }

  @Test
  void a_key_is_found_by_itself_alone_and_after_a_restart() {
    KeyRing.Fresh fresh = ring.add("collector", Role.INGEST, "default");

    assertThat(fresh.secret()).hasSizeGreaterThan(43);
    assertThat(fresh).doesNotHaveToString(fresh.secret());
    assertThat(ring.find(fresh.secret())).contains(fresh.key());
    assertThat(ring.find(fresh.secret() + "x")).isEmpty();
    assertThat(ring.find(fresh.key().sha256())).isEmpty();
    assertThat(new KeyRing(file, CLOCK).find(fresh.secret())).contains(fresh.key());
  }

  @Test
  void the_file_holds_no_key_and_is_for_its_owner_alone() throws IOException {
    KeyRing.Fresh fresh = ring.add("collector", Role.INGEST, "default");

    assertThat(Files.readString(file)).doesNotContain(fresh.secret());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_key_that_is_handed_in_takes_the_place_of_the_one_before() {
    ring.preset("the first of them", "default");
    ring.preset("the second of them", "default");

    assertThat(ring.find("the first of them")).isEmpty();
    assertThat(ring.find("the second of them").map(ApiKey::role)).contains(Role.ADMIN);
    assertThatThrownBy(() -> ring.preset("short", "default")).hasMessageContaining("8 letters");
  }

  @Test
  void the_last_admin_key_cannot_be_taken_back() {
    KeyRing.Fresh admin = ring.add("admin", Role.ADMIN, "default");
    KeyRing.Fresh read = ring.add("read", Role.READ, "default");

    assertThat(ring.revoke(read.key().id())).isEqualTo(read.key());
    assertThatThrownBy(() -> ring.revoke(admin.key().id()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ring.find(admin.secret())).isPresent();
  }

  @Test
  void a_name_that_would_break_the_file_or_a_path_is_refused() {
    assertThatThrownBy(() -> ring.add("a\nb", Role.READ, "default"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ring.add("a", Role.READ, "../x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ring.all()).isEmpty();
  }

  @Test
  void a_damaged_file_is_told_with_its_line() throws IOException {
    ring.add("a", Role.READ, "default");
    Files.writeString(file, Files.readString(file) + "nonsense\n");

    assertThatThrownBy(() -> new KeyRing(file, CLOCK)).hasMessageContaining("this is no key");
  }
}
