package dev.vigil.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.rule.lang.Condition;
import dev.vigil.rule.lang.Fact;
import dev.vigil.rule.lang.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on rules tells of all that there is. */
final class RulesPageTest {

  private static String page() throws IOException {
    String root = System.getProperty("vigil.root", "..");
    return Files.readString(Path.of(root, "docs", "rules.md"));
  }

  @Test
  void it_names_every_fact_name_and_action() throws IOException {
    String page = page();
    for (Fact fact : Fact.values()) {
      assertThat(page).contains("`" + fact.word() + "`");
    }
    for (Name name : Name.values()) {
      String word = name.word();
      boolean inner = word.startsWith("anomaly.");
      assertThat(page).contains((inner ? word.substring(7) : "`" + word) + "`");
    }
    for (RuleAction action : RuleAction.values()) {
      assertThat(page).contains("| `" + action.word());
    }
  }

  @Test
  void its_rules_can_be_used_as_they_stand() throws IOException {
    List<String[]> rows =
        page()
            .lines()
            .filter(line -> line.matches("\\| [^|`]+ \\| `.+` \\| `[a-z_]+[ 0-9]*` \\| .+ \\|"))
            .map(line -> line.split(" \\| ", -1))
            .toList();
    assertThat(rows).hasSize(4);
    for (String[] row : rows) {
      RuleSpec rule =
          new RuleSpec(row[0].substring(2), bare(row[1]), bare(row[2]), row[3].replace(" |", ""));
      assertThat(Told.book(rule).warnings()).isEmpty();
    }
  }

  private static String bare(String code) {
    return code.substring(1, code.length() - 1);
  }

  @Test
  void its_limits_are_those_that_are_kept() throws IOException {
    assertThat(page())
        .contains(String.format("searches of a condition | %,d,", Condition.LONGEST))
        .contains(String.format("| rules | %,d |", RuleBook.MOST_RULES));
  }
}
