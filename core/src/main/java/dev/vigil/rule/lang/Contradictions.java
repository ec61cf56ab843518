package dev.vigil.rule.lang;

import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions that no observation can meet: one name that would have to be two things at once.
 * What it says is never true is so; there are others that it does not see.
 */
final class Contradictions {
  private Contradictions() {}

  static boolean neverTrue(Node node) {
    if (node instanceof Literal literal) {
      return !literal.truth(Nothing.KNOWN);
    }
    if (node instanceof Logic.Or or) {
      return neverTrue(or.left()) && neverTrue(or.right());
    }
    if (!(node instanceof Logic.And and)) {
      return contradict(List.of(node));
    }
    List<Node> terms = new ArrayList<>();
    flatten(and, terms);
    return terms.stream().anyMatch(term -> !(term instanceof Logic.And) && neverTrue(term))
        || contradict(terms);
  }

  private static void flatten(Node node, List<Node> terms) {
    if (node instanceof Logic.And and) {
      flatten(and.left(), terms);
      flatten(and.right(), terms);
    } else {
      terms.add(node);
    }
  }

  private static boolean contradict(List<Node> terms) {
    Map<Node, Room> rooms = new HashMap<>();
    for (Node term : terms) {
      narrow(term, rooms);
    }
    return rooms.values().stream().anyMatch(Room::empty);
  }

  private static void narrow(Node term, Map<Node, Room> rooms) {
    if (term instanceof Comparison.Numbers comparison) {
      narrow(comparison.relation(), comparison.left(), comparison.right(), rooms);
    } else if (term instanceof Comparison.Severities comparison) {
      narrowSeverity(comparison, rooms);
    } else if (term instanceof Equality.Text equality) {
      room(equality.of(), rooms).equal(equality.text());
    } else if (term instanceof Equality.Numbers equality
        && equality.right() instanceof Literal literal) {
      room(equality.left(), rooms).equal(literal.known());
    } else if (term instanceof Equality.Words equality
        && literal(equality) instanceof String word) {
      Node of = equality.left() instanceof Literal ? equality.right() : equality.left();
      room(of, rooms).word(word, of.kind() == Kind.SEVERITY);
    } else if (term instanceof Equality.Missing missing) {
      room(missing.of(), rooms).missing();
    }
  }

  private static @Nullable Object literal(Equality.Words equality) {
    Node side = equality.left() instanceof Literal ? equality.left() : equality.right();
    return side instanceof Literal literal ? literal.known() : null;
  }

  private static void narrow(Relation relation, Node left, Node right, Map<Node, Room> rooms) {
    if (right instanceof Literal literal) {
      room(left, rooms).compare(relation, literal.number(Nothing.KNOWN));
    } else if (left instanceof Literal literal) {
      room(right, rooms).compare(relation.turned(), literal.number(Nothing.KNOWN));
    } else if (left.equals(right) && !relation.holds(0, 0)) {
      room(left, rooms).compare(relation, Double.NaN);
    }
  }

  private static void narrowSeverity(Comparison.Severities term, Map<Node, Room> rooms) {
    boolean turned = term.left() instanceof Literal;
    Node of = turned ? term.right() : term.left();
    Node other = turned ? term.left() : term.right();
    if (other instanceof Literal literal) {
      Relation relation = turned ? term.relation().turned() : term.relation();
      room(of, rooms).severities(relation, Comparison.rank(literal.known()));
    }
  }

  private static Room room(Node of, Map<Node, Room> rooms) {
    return rooms.computeIfAbsent(of, Room::new);
  }

  /** What is left for a name to be. */
  private static final class Room {
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    private boolean lowOut;
    private boolean highOut;
    private boolean none;
    private boolean given;
    private boolean missing;
    private int ranks = (1 << Severity.values().length) - 1;
    private @Nullable Object only;

    Room(Node of) {
      boolean share =
          of.equals(Names.own(Name.SCORE))
              || of.equals(Names.own(Name.CONFIDENCE))
              || of.equals(new Names.OfAnomaly(Names.own(Name.SCORE)))
              || of.equals(new Names.OfAnomaly(Names.own(Name.CONFIDENCE)));
      if (share) {
        low = 0;
        high = 1;
      }
    }

    void compare(Relation relation, double with) {
      given = true;
      switch (relation) {
        case LESS, AT_MOST -> {
          if (with <= high) {
            highOut = (relation == Relation.LESS) || (with == high && highOut);
            high = with;
          }
        }
        case MORE, AT_LEAST -> {
          if (with >= low) {
            lowOut = (relation == Relation.MORE) || (with == low && lowOut);
            low = with;
          }
        }
      }
      none |= Double.isNaN(with);
    }

    void equal(@Nullable Object value) {
      given = true;
      none |= only != null && !Values.same(only, value);
      only = value;
      none |= value == null;
    }

    void word(String word, boolean severity) {
      String upper = word.toUpperCase(java.util.Locale.ROOT);
      if (severity) {
        double rank = Comparison.rank(upper);
        given = true;
        ranks &= Double.isNaN(rank) ? 0 : 1 << (int) rank;
      } else {
        equal(upper);
      }
    }

    void severities(Relation relation, double with) {
      given = true;
      for (int rank = 0; rank < Severity.values().length; rank++) {
        if (!relation.holds(rank, with)) {
          ranks &= ~(1 << rank);
        }
      }
    }

    void missing() {
      missing = true;
    }

    boolean empty() {
      boolean crossed = low > high || (low == high && (lowOut || highOut));
      double number = Values.number(only);
      boolean outside =
          only != null
              && (low > Double.NEGATIVE_INFINITY || high < Double.POSITIVE_INFINITY)
              && !(number >= low
                  && number <= high
                  && (number > low || !lowOut)
                  && (number < high || !highOut));
      return none || crossed || outside || ranks == 0 || (missing && given);
    }
  }
}
