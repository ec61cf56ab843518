package dev.vigil.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes with an observation beside its series, time and value. Immutable, as long as its maps
 * are left alone: they are not copied. They hold text, numbers, booleans, and lists and maps of
 * such.
 *
 * @param source what sent it; null if that was not said
 * @param type its type, as it was sent; null if that was not said
 * @param metadata what was sent with the point
 * @param context what was sent with the batch
 * @param recentDeployment whether something was deployed lately
 */
public record Circumstances(
    @Nullable String source,
    @Nullable String type,
    Map<String, ?> metadata,
    Map<String, ?> context,
    boolean recentDeployment) {
  /** Nothing came with it. */
  public static final Circumstances NONE = new Circumstances(null, null, Map.of(), Map.of(), false);

  public Circumstances withMetadata(Map<String, ?> metadata) {
    return new Circumstances(source, type, metadata, context, recentDeployment);
  }

  /** The same, shortly after something was deployed. */
  public Circumstances afterDeployment() {
    return recentDeployment ? this : new Circumstances(source, type, metadata, context, true);
  }

  public Circumstances withContext(Map<String, ?> context) {
    return new Circumstances(source, type, metadata, context, recentDeployment);
  }
}
