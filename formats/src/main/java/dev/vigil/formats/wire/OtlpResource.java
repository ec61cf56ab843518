package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The attributes of an OTLP resource that become labels, and the labels' names. */
enum OtlpResource {
  SERVICE("service.name", "service"),
  NAMESPACE("service.namespace", "namespace"),
  ENVIRONMENT("deployment.environment.name", "environment"),
  OLD_ENVIRONMENT("deployment.environment", "environment"),
  HOST("host.name", "host"),
  CLUSTER("k8s.cluster.name", "cluster"),
  K8S_NAMESPACE("k8s.namespace.name", "k8s_namespace"),
  NODE("k8s.node.name", "node"),
  POD("k8s.pod.name", "pod"),
  K8S_CONTAINER("k8s.container.name", "container"),
  CONTAINER("container.name", "container"),
  REGION("cloud.region", "region"),
  /**
   * Often a number that is drawn anew at each start: a label only where nothing else tells one
   * instance from another, or each start would be a new series.
   */
  INSTANCE("service.instance.id", "instance");

  private static final OtlpResource[] ALL = values();

  private static final byte[][] ATTRIBUTES =
      Arrays.stream(ALL).map(one -> one.attribute.getBytes(UTF_8)).toArray(byte[][]::new);

  private final String attribute;
  private final String label;

  OtlpResource(String attribute, String label) {
    this.attribute = attribute;
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Its number among all, or -1 for an attribute that is no label. */
  static int find(byte[] bytes, int from, int to) {
    for (int number = 0; number < ATTRIBUTES.length; number++) {
      byte[] attribute = ATTRIBUTES[number];
      if (attribute.length == to - from
          && Arrays.equals(attribute, 0, to - from, bytes, from, to)) {
        return number;
      }
    }
    return -1;
  }

  static OtlpResource of(int number) {
    return ALL[number];
  }

  /** Whether it tells one instance of a service from another. */
  boolean isPlace() {
    return this == HOST || this == POD || this == K8S_CONTAINER || this == CONTAINER;
  }

  /** Whether it belongs to the service, wherever it runs. */
  boolean isOfService() {
    return this == SERVICE || this == NAMESPACE || this == ENVIRONMENT || this == OLD_ENVIRONMENT;
  }
}
