package dev.vigil.notify;

import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NotificationStateTest {
  private static byte[] bytes(Notification one) {
    StateWriter out = new StateWriter();
    NotificationState.put(one, out);
    return out.toByteArray();
  }

  private static Notification with(Map<String, Object> fields) {
    Notification one = note("k", "mail", "t");
    return new Notification("k", "mail", Notification.Kind.DIGEST, START, one.subject(), fields);
  }

  private static Object any(SplittableRandom chance, int depth) {
    int kind = chance.nextInt(depth > 4 ? 4 : 6);
    return switch (kind) {
      case 0 -> "é€\u0000" + chance.nextInt();
      case 1 -> chance.nextDouble();
      case 2 -> chance.nextLong();
      case 3 -> chance.nextBoolean();
      case 4 -> {
        List<Object> list = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
          list.add(any(chance, depth + 1));
        }
        yield list;
      }
      default -> fields(chance, depth + 1);
    };
  }

  private static Map<String, Object> fields(SplittableRandom chance, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = chance.nextInt(5); i > 0; i--) {
      map.put("n" + chance.nextInt(), any(chance, depth));
    }
    return map;
  }

  @Test
  void any_fields_are_read_as_they_were_written() {
    SplittableRandom chance = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      Notification one = with(fields(chance, 0));
      StateReader in = new StateReader(bytes(one));
      assertThat(NotificationState.read(in)).isEqualTo(one);
      assertThat(in.remaining()).isZero();
    }
  }

  @Test
  void a_long_text_is_kept_whole() {
    Notification one = with(Map.of("text", "x".repeat(200_000), "count", 7));
    Notification read = NotificationState.read(new StateReader(bytes(one)));
    assertThat(read.fields()).isEqualTo(Map.of("text", "x".repeat(200_000), "count", 7L));
  }

  @Test
  void what_no_field_can_be_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bytes(with(Map.of("x", Thread.currentThread()))))
        .withMessage("no field can be a java.lang.Thread");
    Map<String, Object> deep = Map.of();
    for (int i = 0; i < 12; i++) {
      deep = Map.of("x", deep);
    }
    Map<String, Object> tooDeep = deep;
    assertThatIllegalArgumentException().isThrownBy(() -> bytes(with(tooDeep)));
  }

  @Test
  void what_is_cut_short_or_damaged_is_refused_and_nothing_worse() {
    byte[] whole = bytes(with(fields(new SplittableRandom(5), 0)));
    for (int end = 0; end < whole.length; end++) {
      byte[] some = Arrays.copyOf(whole, end);
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> NotificationState.read(new StateReader(some)));
    }
    SplittableRandom chance = new SplittableRandom(6);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
      try {
        assertThat(NotificationState.read(new StateReader(damaged))).isNotNull();
      } catch (BadState e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
