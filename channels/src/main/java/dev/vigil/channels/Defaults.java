package dev.vigil.channels;

/** The templates that channels have where the user gives none. */
final class Defaults {
  private static final String ITEMS =
      """
      {{#items}}- {{#time}}{{time}} {{/time}}{{#severity}}{{severity}} {{/severity}}{{title}}\
      {{#count}} ({{count}} times){{/count}}
      {{/items}}
      """;

  private static final String MEASURED =
      """
      {{#value}}Value: {{value}}{{#lower}}, expected {{lower}} to {{upper}}{{/lower}}
      {{/value}}
      """;

  private static final String CAUSES =
      """
      {{#causes}}Likely cause: {{series}}{{#reason}}: {{reason}}{{/reason}}
      {{/causes}}
      """;

  private static final String RANK =
      """
      {{#severity}}Severity: {{severity}}, priority {{priority}}
      {{/severity}}
      {{#incident}}Incident: {{incident}}
      {{/incident}}
      """;

  private static final String FACTS =
      """
      {{#text}}{{text}}
      {{/text}}
      """
          + MEASURED
          + CAUSES
          + RANK
          + ITEMS;

  /** What mail and Opsgenie show below the title. */
  static final String TEXT = FACTS + "{{#link}}Chart: {{{link}}}\n{{/link}}";

  /** What Discord and Teams show below the title; the link is in a place of its own. */
  static final String CARD = FACTS;

  static final String SLACK =
      "*{{title}}*\n" + FACTS + "{{#link}}<{{link}}|Open the chart>{{/link}}";

  static final String SUBJECT = "[{{severity}}] {{title}}";

  /** For a display of a line: a log, a pager. */
  static final String LINE =
      "{{title}}{{#value}}, value {{value}}{{#lower}}, expected {{lower}} to {{upper}}{{/lower}}"
          + "{{/value}}{{#items}}; {{title}}{{/items}}";

  static final String LOG =
      "{{kind}} {{severity}} {{priority}} {{title}}{{#text}}: {{text}}{{/text}}"
          + "{{#items}}; {{title}}{{/items}}{{#incident}} [{{incident}}]{{/incident}}"
          + "{{#link}} {{link}}{{/link}}";

  static final String SMS =
      "{{severity}}: {{title}}{{#value}}, value {{value}}{{#lower}} (expected {{lower}} to {{upper}})"
          + "{{/lower}}{{/value}}{{#link}} {{link}}{{/link}}";

  static final String SMS_BODY = "{\"to\": \"{{to}}\", \"message\": \"{{message}}\"}";

  private Defaults() {}
}
