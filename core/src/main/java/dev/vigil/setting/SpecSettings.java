package dev.vigil.setting;

import dev.vigil.model.NearestName;
import dev.vigil.setting.BadSettings.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a spec, read from its record components: names, types, defaults, words; and a
 * spec like it with some of them changed. Immutable.
 */
public final class SpecSettings {
  private final Class<?> type;
  private final Class<?>[] parameters;
  private final Object[] values;
  private final List<Setting> settings;

  /**
   * @param record whose settings they are
   * @param defaults the same record with its defaults
   * @throws IllegalStateException if it is no record, or has a component that cannot be set
   */
  SpecSettings(Object record, Object defaults) {
    this.type = record.getClass();
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalStateException(type.getName() + " must be a record to have settings");
    }
    this.parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    this.values = values(components, record);
    Object[] standard = values(components, defaults);
    List<Setting> all = new ArrayList<>();
    for (int i = 0; i < components.length && !members(components[i]); i++) {
      all.add(setting(components[i], standard[i]));
    }
    this.settings = List.copyOf(all);
  }

  /**
   * The settings of a spec: a public record with a public constructor without parameters that gives
   * the defaults.
   *
   * @throws IllegalStateException if it is none, or has a component that cannot be set
   */
  public static SpecSettings of(Object spec) {
    if (!spec.getClass().isRecord()) {
      throw new IllegalStateException(
          spec.getClass().getName() + " must be a record to have settings");
    }
    return new SpecSettings(spec, defaults(spec.getClass()));
  }

  /** What the constructor without parameters makes. */
  static Object defaults(Class<?> type) {
    return made(type, new Class<?>[0]);
  }

  /** Other specs, which have settings of their own; they are the last component if any. */
  private static boolean members(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType type
        && type.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isInterface();
  }

  private static Setting setting(RecordComponent component, Object defaultValue) {
    Type kind = component.getGenericType();
    if (!SettingValue.known(kind)) {
      throw new IllegalStateException(
          component + " is of a type that no setting can have: " + kind);
    }
    About about = component.getAnnotation(About.class);
    String description = about == null ? "" : about.value();
    return new Setting(component.getName(), kind, defaultValue, description);
  }

  /** One for each component, in its order. */
  public List<Setting> settings() {
    return settings;
  }

  /**
   * The record with some settings changed.
   *
   * @throws BadSettings with all that is wrong
   */
  public Object with(Map<String, ? extends @Nullable Object> given) {
    List<Problem> problems = new ArrayList<>();
    Map<Integer, String> keys = new LinkedHashMap<>();
    Object[] changed = values.clone();
    given.forEach((key, value) -> take(key, value, changed, keys, problems));
    Optional<String> refused = refusal(changed);
    if (refused.isPresent()) {
      List<Problem> single = refusedAlone(changed, keys);
      problems.addAll(single.isEmpty() ? List.of(new Problem("", refused.get())) : single);
    }
    if (!problems.isEmpty()) {
      throw new BadSettings(problems);
    }
    return made(type, parameters, changed);
  }

  private void take(
      String key,
      @Nullable Object value,
      Object[] changed,
      Map<Integer, String> keys,
      List<Problem> problems) {
    int at = indexOf(key);
    if (at < 0) {
      problems.add(new Problem(key, unknown(key)));
      return;
    }
    String before = keys.putIfAbsent(at, key);
    if (before != null) {
      problems.add(new Problem(key, "'" + key + "' sets what '" + before + "' has set before"));
      return;
    }
    if (value == null) {
      problems.add(new Problem(key, settings.get(at).name() + " needs a value"));
      return;
    }
    try {
      changed[at] = SettingValue.of(settings.get(at), value, values[at]);
    } catch (BadSettings e) {
      problems.addAll(SettingValues.under(key, e));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(key, String.valueOf(e.getMessage())));
    }
  }

  private int indexOf(String key) {
    for (int i = 0; i < settings.size(); i++) {
      if (NearestName.same(settings.get(i).name(), key)) {
        return i;
      }
    }
    return -1;
  }

  private String unknown(String key) {
    List<String> names = settings.stream().map(Setting::name).toList();
    String known = names.isEmpty() ? ", there are none" : ", known are " + String.join(", ", names);
    return "unknown setting '"
        + key
        + "'"
        + NearestName.of(key, names).map(name -> ", did you mean '" + name + "'?").orElse(known);
  }

  /** Which of the changes are refused even where they are the only one. */
  private List<Problem> refusedAlone(Object[] changed, Map<Integer, String> keys) {
    List<Problem> problems = new ArrayList<>();
    keys.forEach(
        (at, key) -> {
          Object[] one = values.clone();
          one[at] = changed[at];
          refusal(one).ifPresent(message -> problems.add(new Problem(key, message)));
        });
    return problems;
  }

  private Optional<String> refusal(Object[] candidate) {
    try {
      made(type, parameters, candidate);
      return Optional.empty();
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Object[] values(RecordComponent[] components, Object record) {
    return Arrays.stream(components).map(component -> value(component, record)).toArray();
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw notASpec(record.getClass(), e);
    }
  }

  private static Object made(Class<?> type, Class<?>[] parameters, Object... arguments) {
    try {
      Constructor<?> constructor = type.getConstructor(parameters);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw notASpec(type, e);
    } catch (ReflectiveOperationException e) {
      throw notASpec(type, e);
    }
  }

  private static IllegalStateException notASpec(Class<?> type, Exception cause) {
    return new IllegalStateException(
        type.getName() + " must be a public record with a public constructor without parameters",
        cause);
  }
}
