package dev.vigil.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretTest {
  private static final String HIDDEN = "s3cr3t";

  /** Settings with secrets in every place where one can be. */
  public record Holder(
      @About("one") Secret one,
      @About("several") List<Secret> several,
      @About("named") Map<String, Secret> named,
      @About("group") Group group) {
    public record Group(@About("inner") Secret inner) {
      public Group() {
        this(Secret.NONE);
      }
    }

    public Holder() {
      this(Secret.NONE, List.of(), Map.of(), new Group());
    }
  }

  @Test
  void a_secret_is_kept_and_never_printed() {
    Holder holder =
        (Holder)
            SpecSettings.of(new Holder())
                .with(
                    Map.of(
                        "one", HIDDEN,
                        "several", List.of(HIDDEN),
                        "named", Map.of("name", HIDDEN),
                        "group", Map.of("inner", HIDDEN)));
    assertThat(holder.one().reveal()).isEqualTo(HIDDEN);
    assertThat(holder.several().get(0).reveal()).isEqualTo(HIDDEN);
    assertThat(holder.named()).containsEntry("name", new Secret(HIDDEN));
    assertThat(holder.group().inner().reveal()).isEqualTo(HIDDEN);
    assertThat(holder.toString()).doesNotContain(HIDDEN).contains("***");
    SpecSettings.of(holder)
        .settings()
        .forEach(setting -> assertThat(setting.defaultText()).doesNotContain(HIDDEN));
  }

  @Test
  void a_secret_in_the_wrong_place_is_not_told_either() {
    for (String name : List.of("one", "several", "named", "group")) {
      for (Object wrong : List.of(HIDDEN, List.of(List.of(HIDDEN)), Map.of("x", List.of(HIDDEN)))) {
        if (wrong == HIDDEN && (name.equals("one") || name.equals("several"))) {
          continue;
        }
        BadSettings bad =
            catchThrowableOfType(
                BadSettings.class, () -> SpecSettings.of(new Holder()).with(Map.of(name, wrong)));
        assertThat(bad).as("%s as %s", name, wrong.getClass()).isNotNull();
        assertThat(bad.getMessage() + bad.problems()).doesNotContain(HIDDEN);
      }
    }
  }
}
