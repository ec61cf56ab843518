package dev.vigil.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one document of YAML 1.2 from its events. One owner. */
final class YamlTree {
  private static final Place START = new Place(1, 1);

  private final SourceText source;
  private final Placeholders placeholders;
  private final Problems problems;
  private final Growth growth = new Growth();
  private final Map<String, Anchored> anchored = new HashMap<>();
  private final Iterator<Event> events;

  /** What an alias stands for, and of how many values it is made. */
  private record Anchored(Node node, long values) {}

  private YamlTree(SourceText source, Placeholders placeholders, Problems problems) {
    this.source = source;
    this.placeholders = placeholders;
    this.problems = problems;
    // In smaller pieces, a long scalar is copied once for each piece.
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(source.text().length() + 1)
            .build();
    this.events = new Parse(settings).parseString(source.text()).iterator();
  }

  /**
   * The tree of a text; an empty mapping where there are only comments.
   *
   * @throws SyntaxProblem if it cannot be read to its end
   */
  static Node read(SourceText source, Placeholders placeholders, Problems problems) {
    try {
      return new YamlTree(source, placeholders, problems).document();
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().or(e::getContextMark).map(YamlTree::place).orElse(START);
      throw new SyntaxProblem(place, words(e) + hint(source, place));
    } catch (YamlEngineException e) {
      throw new SyntaxProblem(START, String.valueOf(e.getMessage()));
    }
  }

  private static String words(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem()).strip();
    String context = e.getContext() == null ? "" : e.getContext().strip();
    return context.isEmpty() ? problem : problem + ", " + context;
  }

  /** The one mistake that the parser's words lead nobody out of. */
  private static String hint(SourceText source, Place place) {
    int index = source.index(place);
    boolean placeholder = index > 0 && source.text().startsWith("${", index - 1);
    return placeholder ? "; inside { } and [ ] a '${NAME}' has to stand in quotes" : "";
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Place start(Event event) {
    return event.getStartMark().map(YamlTree::place).orElse(START);
  }

  private Node document() {
    next(Event.ID.StreamStart);
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      return new Node.Mapping(START, List.of());
    }
    Node root = node(events.next(), 1, "");
    next(Event.ID.DocumentEnd);
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw new SyntaxProblem(start(after), "a second document begins; one is read");
    }
    return root;
  }

  private void next(Event.ID expected) {
    Event event = events.next();
    if (event.getEventId() != expected) {
      throw new SyntaxProblem(start(event), "expected " + expected + ", found " + event);
    }
  }

  private Node node(Event event, int depth, String path) {
    Place place = start(event);
    if (event instanceof AliasEvent alias) {
      return alias(alias, place);
    }
    growth.value(place, depth);
    long before = growth.values() - 1;
    Node node;
    if (event instanceof ScalarEvent scalar) {
      node = scalar(scalar, place, path);
    } else if (event instanceof SequenceStartEvent sequence) {
      refuse(sequence.getTag(), place, path);
      node = listing(place, depth, path);
    } else if (event instanceof MappingStartEvent mapping) {
      refuse(mapping.getTag(), place, path);
      node = mapping(place, depth, path);
    } else {
      throw new SyntaxProblem(place, "expected a value, found " + event);
    }
    if (event instanceof NodeEvent anchor) {
      long values = growth.values() - before;
      anchor.getAnchor().ifPresent(a -> anchored.put(a.getValue(), new Anchored(node, values)));
    }
    return node;
  }

  private Node alias(AliasEvent alias, Place place) {
    Anchored meant = anchored.get(alias.getAlias().getValue());
    if (meant == null) {
      throw new SyntaxProblem(
          place, "no anchor " + Quote.of("&" + alias.getAlias().getValue()) + " ends before this");
    }
    growth.more(place, meant.values());
    return meant.node();
  }

  private void refuse(Optional<String> tag, Place place, String path) {
    tag.ifPresent(t -> problems.add(place, path, "tag " + Quote.of(t) + ": tags are not read"));
  }

  private Node scalar(ScalarEvent event, Place place, String path) {
    refuse(event.getTag(), place, path);
    Node.Scalar read =
        event.isPlain()
            ? Node.Scalar.plain(place, event.getValue(), "")
            : Node.Scalar.quoted(place, event.getValue());
    int end = event.getEndMark().map(mark -> source.index(place(mark))).orElse(0);
    return placeholders.fill(read, end, path);
  }

  private Node listing(Place place, int depth, String path) {
    List<Node> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, depth + 1, path + "[" + items.size() + "]"));
    }
    return new Node.Listing(place, List.copyOf(items));
  }

  private Node mapping(Place place, int depth, String path) {
    MappingEntries entries = new MappingEntries(problems, path);
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      Place keyPlace = start(e);
      if (e instanceof ScalarEvent key) {
        refuse(key.getTag(), keyPlace, path);
        String name = key.getValue();
        Node value = node(events.next(), depth + 1, MappingEntries.path(path, name));
        entries.add(name, keyPlace, value);
      } else {
        node(e, depth + 1, path);
        node(events.next(), depth + 1, path);
        problems.add(keyPlace, path, "a key must be plain text");
      }
    }
    return entries.mapping(place);
  }
}
