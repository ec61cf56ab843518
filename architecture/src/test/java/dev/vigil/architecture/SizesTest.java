package dev.vigil.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each gate lets its limit through and stops one more. */
final class SizesTest {

  private static final String FILE = "core/src/main/java/Word.java";

  @TempDir private Path root;

  @BeforeEach
  void lay_out_a_module() throws IOException {
    Files.createDirectories(root.resolve("core/src/main/java"));
    Files.createFile(root.resolve("core/pom.xml"));
  }

  @Test
  void a_file_may_have_500_lines() throws IOException {
    assertThat(findings("class Word {\n" + "\n".repeat(498) + "}\n")).isEmpty();
    assertThat(findings("class Word {\n" + "\n".repeat(499) + "}\n"))
        .containsExactly(new Finding(FILE, Gate.FILE_LINES, 501));
  }

  @Test
  void a_page_and_a_test_are_files_too() throws IOException {
    Path script = Files.createDirectories(root.resolve("core/src/test/resources")).resolve("a.js");
    Files.writeString(script, "\n".repeat(501));
    assertThat(findings("class Word {}"))
        .containsExactly(new Finding("core/src/test/resources/a.js", Gate.FILE_LINES, 501));
  }

  @Test
  void a_method_may_have_60_lines() throws IOException {
    assertThat(findings(method("void say()", 60))).isEmpty();
    assertThat(findings(method("void say()", 61)))
        .containsExactly(new Finding(FILE + "#say", Gate.METHOD_LINES, 61));
  }

  @Test
  void annotations_and_javadoc_are_not_of_the_method() throws IOException {
    String head =
        "/**\n * Says\n * it.\n */\n@Deprecated\n@SuppressWarnings({\n\"a\",\n\"b\"\n})\n";
    assertThat(findings(method(head + "void say()", 60))).isEmpty();
  }

  @Test
  void constructors_initializers_and_inner_methods_are_measured() throws IOException {
    assertThat(findings(method("Word()", 61)))
        .containsExactly(new Finding(FILE + "#<init>", Gate.METHOD_LINES, 61));
    assertThat(findings(method("static", 61)))
        .containsExactly(new Finding(FILE + "#Word", Gate.METHOD_LINES, 61));
    assertThat(
            findings("class Word { Object o = new Object() {\n" + body("void in()", 61) + "}; }"))
        .containsExactly(new Finding(FILE + "#in", Gate.METHOD_LINES, 61));
  }

  @Test
  void a_method_may_take_7_parameters() throws IOException {
    String seven = "int a, int b, int c, int d, int e, int f, int g";
    assertThat(findings("class Word { Word(%s) {} void say(%s) {} }".formatted(seven, seven)))
        .isEmpty();
    assertThat(findings("class Word { Word(%s, int h) {} }".formatted(seven)))
        .containsExactly(new Finding(FILE + "#<init>", Gate.PARAMETERS, 8));
    assertThat(findings("interface Word { void say(%s, int h); }".formatted(seven)))
        .containsExactly(new Finding(FILE + "#say", Gate.PARAMETERS, 8));
  }

  @Test
  void a_record_may_have_7_components() throws IOException {
    String seven = "int a, int b, int c, int d, int e, int f, int g";
    assertThat(findings("record Word(%s) { static int other; }".formatted(seven))).isEmpty();
    assertThat(findings("record Word(%s, int h) {}".formatted(seven)))
        .containsExactly(new Finding(FILE + "#Word", Gate.PARAMETERS, 8));
  }

  @Test
  void a_type_and_a_method_may_have_2_type_parameters() throws IOException {
    assertThat(findings("class Word<A, B> { <C, D> void say() {} }")).isEmpty();
    assertThat(findings("class Word<A, B, C> {}"))
        .containsExactly(new Finding(FILE + "#Word", Gate.TYPE_PARAMETERS, 3));
    assertThat(findings("class Word { <A, B, C> void say() {} }"))
        .containsExactly(new Finding(FILE + "#say", Gate.TYPE_PARAMETERS, 3));
  }

  @Test
  void a_chain_may_have_3_classes_of_our_own() {
    assertThat(Lineage.measure(Snippets.compile(root, chain("D extends C", "C extends B"))))
        .containsExactly(new Finding("dev.vigil.model.D", Gate.INHERITANCE, 4));
    assertThat(Lineage.measure(Snippets.compile(root.resolve("other"), chain("C extends B"))))
        .isEmpty();
  }

  @Test
  void what_cannot_be_parsed_is_told() {
    assertThatThrownBy(() -> findings("class Word { void }")).hasMessageContaining("Word.java:1");
  }

  @Test
  void a_file_outside_of_a_module_is_not_ours() throws IOException {
    Path stray = Files.createDirectories(root.resolve("notes/src/main")).resolve("a.js");
    Files.writeString(stray, "\n".repeat(501));
    assertThat(findings("class Word {}")).isEmpty();
  }

  private List<Finding> findings(String source) throws IOException {
    Files.writeString(root.resolve(FILE), source);
    return new SourceSizes(new Repository(root)).measure();
  }

  private static String method(String head, int lines) {
    return "class Word {\n" + body(head, lines) + "}\n";
  }

  private static String body(String head, int lines) {
    return head + " {\n" + "\n".repeat(lines - 2) + "}\n";
  }

  private static String[] chain(String... links) {
    StringBuilder source =
        new StringBuilder("package dev.vigil.model; class A extends RuntimeException {}");
    source.append(" class B extends A {}");
    for (String link : links) {
      source.append(" class ").append(link).append(" {}");
    }
    return new String[] {source.toString()};
  }
}
