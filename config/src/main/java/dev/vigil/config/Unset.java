package dev.vigil.config;

import java.util.ArrayList;
import java.util.List;

/** What is not used may name variables and files that are not there. */
final class Unset {
  private Unset() {}

  /** A value without those parts of it; they are forgiven, unless something else uses them. */
  static Node without(Value value) {
    return without(value.node(), value.problems());
  }

  private static Node without(Node node, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      List<Node.Entry> left = new ArrayList<>();
      for (Node.Entry entry : mapping.entries()) {
        if (!forgiven(entry.value(), problems)) {
          Node inner = without(entry.value(), problems);
          left.add(new Node.Entry(entry.key(), entry.place(), inner));
        }
      }
      return new Node.Mapping(mapping.place(), List.copyOf(left));
    }
    if (node instanceof Node.Listing list) {
      List<Node> left = new ArrayList<>();
      list.items().stream()
          .filter(item -> !forgiven(item, problems))
          .forEach(item -> left.add(without(item, problems)));
      return new Node.Listing(list.place(), List.copyOf(left));
    }
    return node;
  }

  private static boolean forgiven(Node node, Problems problems) {
    if (node instanceof Node.Unreadable unreadable && !unreadable.unset().isEmpty()) {
      problems.forgive(unreadable);
      return true;
    }
    return false;
  }
}
