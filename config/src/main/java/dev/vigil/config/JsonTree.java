package dev.vigil.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one value of strict JSON from its tokens. One owner. */
final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern OPENED =
      Pattern.compile("\\(start marker at \\[.*?line: (\\d+), column: (\\d+)]\\)");
  private static final Pattern PARSER_OPTION =
      Pattern.compile(" \\(not recognized as one since .*\\)|: enable `.*");
  private static final Pattern CODE = Pattern.compile("'(.)' \\(code \\d+\\)");

  private final SourceText source;
  private final Placeholders placeholders;
  private final Problems problems;
  private final Growth growth = new Growth();
  private final JsonParser parser;

  private JsonTree(
      SourceText source, Placeholders placeholders, Problems problems, JsonParser parser) {
    this.source = source;
    this.placeholders = placeholders;
    this.problems = problems;
    this.parser = parser;
  }

  /**
   * The tree of a text.
   *
   * @throws SyntaxProblem if it cannot be read to its end
   */
  static Node read(SourceText source, Placeholders placeholders, Problems problems) {
    try (JsonParser parser = JSON.createParser(source.text())) {
      return new JsonTree(source, placeholders, problems, parser).document();
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      throw new SyntaxProblem(source.place(at), words(e));
    } catch (IOException e) {
      throw new SyntaxProblem(source.place(0), String.valueOf(e.getMessage()));
    }
  }

  private static String words(JsonProcessingException e) {
    String words = OPENED.matcher(e.getOriginalMessage()).replaceAll("(begun on line $1)");
    words = PARSER_OPTION.matcher(words).replaceAll("");
    return CODE.matcher(words).replaceAll("'$1'");
  }

  private Node document() throws IOException {
    parser.nextToken();
    Node root = node(1, "");
    if (parser.nextToken() != null) {
      throw new SyntaxProblem(place(), "more follows after the end of the configuration");
    }
    return root;
  }

  private Place place() {
    return source.place(parser.currentTokenLocation().getCharOffset());
  }

  private Node node(int depth, String path) throws IOException {
    Place place = place();
    growth.value(place, depth);
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new SyntaxProblem(place, "the text ends where a value should be");
    }
    return switch (token) {
      case START_OBJECT -> mapping(place, depth, path);
      case START_ARRAY -> listing(place, depth, path);
      case VALUE_STRING -> text(place, path);
      default -> Node.Scalar.plain(place, parser.getText(), "");
    };
  }

  private Node text(Place place, String path) throws IOException {
    Node.Scalar read = Node.Scalar.quoted(place, parser.getText());
    int end = (int) parser.currentLocation().getCharOffset();
    return placeholders.fill(read, end, path);
  }

  private Node listing(Place place, int depth, String path) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1, path + "[" + items.size() + "]"));
    }
    return new Node.Listing(place, List.copyOf(items));
  }

  private Node mapping(Place place, int depth, String path) throws IOException {
    MappingEntries entries = new MappingEntries(problems, path);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place keyPlace = place();
      String key = parser.currentName();
      parser.nextToken();
      entries.add(key, keyPlace, node(depth + 1, MappingEntries.path(path, key)));
    }
    return entries.mapping(place);
  }
}
