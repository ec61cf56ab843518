package dev.vigil.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Measures source files with the compiler's own parser.
 *
 * <p>A method's lines run from its first word after the annotations to its closing brace. A
 * record's components count as the parameters of the constructor that its users call.
 */
final class SourceSizes {

  private final Repository repository;
  private final List<Finding> findings = new ArrayList<>();

  SourceSizes(Repository repository) {
    this.repository = repository;
  }

  /** All that is over its gate, exceptions not looked at. */
  List<Finding> measure() {
    List<Path> files = repository.sources();
    for (Path file : files) {
      note(repository.nameOf(file), Gate.FILE_LINES, Repository.readLines(file).size());
    }
    List<Path> java = files.stream().filter(file -> file.toString().endsWith(".java")).toList();
    if (!java.isEmpty()) {
      parse(java);
    }
    return findings;
  }

  private void parse(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(told, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  told,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Measure(unit, positions), null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Diagnostic<? extends JavaFileObject> diagnostic : told.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        throw new IllegalStateException("cannot be parsed: " + diagnostic);
      }
    }
  }

  private void note(String subject, Gate gate, int actual) {
    if (actual > gate.limit()) {
      findings.add(new Finding(subject, gate, actual));
    }
  }

  private final class Measure extends TreeScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;

    Measure(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
      this.file = repository.nameOf(Path.of(unit.getSourceFile().toUri()));
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      String subject = file + "#" + type.getSimpleName();
      note(subject, Gate.TYPE_PARAMETERS, type.getTypeParameters().size());
      if (type.getKind() == Tree.Kind.RECORD) {
        note(subject, Gate.PARAMETERS, components(type));
      }
      for (Tree member : type.getMembers()) {
        if (member instanceof BlockTree block) {
          note(subject, Gate.METHOD_LINES, lines(start(block), block));
        }
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      String subject = file + "#" + method.getName();
      note(subject, Gate.TYPE_PARAMETERS, method.getTypeParameters().size());
      note(subject, Gate.PARAMETERS, method.getParameters().size());
      note(subject, Gate.METHOD_LINES, lines(firstWord(method), method));
      return super.visitMethod(method, null);
    }

    private static int components(ClassTree record) {
      int count = 0;
      for (Tree member : record.getMembers()) {
        if (member instanceof VariableTree field
            && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
          count++;
        }
      }
      return count;
    }

    private long firstWord(MethodTree method) {
      Stream<Tree> parts =
          Stream.of(
                  method.getTypeParameters().stream(),
                  Stream.ofNullable(method.getReturnType()),
                  method.getParameters().stream(),
                  Stream.ofNullable(method.getBody()))
              .flatMap(part -> part);
      return parts.mapToLong(this::start).filter(at -> at >= 0).min().orElse(start(method));
    }

    private long start(Tree tree) {
      return positions.getStartPosition(unit, tree);
    }

    private int lines(long from, Tree tree) {
      long to = positions.getEndPosition(unit, tree);
      return (int)
          (unit.getLineMap().getLineNumber(to) - unit.getLineMap().getLineNumber(from) + 1);
    }
  }
}
