package dev.vigil.rule.lang;

import dev.vigil.model.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scope in one line: {@code value=5 severity=HIGH label.host=a context.roles=[x y]}. What looks
 * like a number, true or false is one; {@code 'a b'} is text.
 */
final class Given implements Scope {
  private final Map<Name, Object> own = new EnumMap<>(Name.class);
  private final Map<Fact, Double> facts = new EnumMap<>(Fact.class);
  private final Map<String, Object> context = new TreeMap<>();
  private final Map<String, Object> labels = new TreeMap<>();
  private final Map<String, Object> metadata = new TreeMap<>();

  static Given of(String line) {
    Given given = new Given();
    for (String part : line.strip().split(" (?![^\\[']*[\\]'])", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals);
        String written = part.substring(equals + 1);
        given.put(name, name.startsWith("label.") ? written.replace("'", "") : value(written));
      }
    }
    return given;
  }

  private static Object value(String written) {
    if (written.startsWith("[")) {
      String inner = written.substring(1, written.length() - 1);
      return List.of(inner.isEmpty() ? new Object[0] : (Object[]) inner.split(" "));
    }
    if (written.matches("-?[0-9.]+(e[0-9]+)?")) {
      return Double.parseDouble(written);
    }
    return switch (written) {
      case "true" -> true;
      case "false" -> false;
      default -> written.replace("'", "");
    };
  }

  Given put(String name, Object value) {
    int dot = name.indexOf('.');
    String last = name.substring(dot + 1);
    switch (name.substring(0, Math.max(dot, 0))) {
      case "label" -> labels.put(last, value.toString());
      case "context" -> context.put(last, value);
      case "metadata" -> metadata.put(last, value);
      case "anomaly" -> own.put(Name.ofAnomaly().get(last), value);
      default -> putOwn(name, value);
    }
    return this;
  }

  private void putOwn(String name, Object value) {
    Optional<Fact> fact = Fact.named(name);
    if (fact.isPresent()) {
      double number = value instanceof Boolean yes ? (yes ? 1 : 0) : (Double) value;
      facts.put(fact.get(), number);
    } else {
      own.put(Name.named(name).orElseThrow(), value);
    }
  }

  @Override
  public double number(Name name) {
    return own.get(name) instanceof Double number ? number : Double.NaN;
  }

  @Override
  public @Nullable String text(Name name) {
    if (name == Name.TYPE && labels.containsKey("type")) {
      return labels.get("type").toString();
    }
    Object text = own.get(name == Name.TYPE ? Name.ANOMALY_TYPE : name);
    return text == null ? null : text.toString();
  }

  @Override
  public @Nullable Severity severity() {
    Object severity = own.get(Name.SEVERITY);
    return severity == null ? null : Severity.parse(severity.toString());
  }

  @Override
  public boolean flagged() {
    return own.containsKey(Name.SEVERITY)
        || own.keySet().stream().anyMatch(name -> name.word().startsWith("anomaly."));
  }

  @Override
  public Map<String, ?> tree(Name name) {
    return switch (name) {
      case LABELS -> labels;
      case METADATA -> metadata;
      default -> context;
    };
  }

  @Override
  public @Nullable Object find(String name) {
    for (Map<String, Object> map : List.of(context, labels, metadata)) {
      if (map.get(name) != null) {
        return map.get(name);
      }
    }
    return null;
  }

  @Override
  public double fact(Fact fact) {
    return facts.getOrDefault(fact, Double.NaN);
  }
}
