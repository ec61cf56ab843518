package dev.vigil.channels;

/**
 * The templates that channels have where the user gives none. The title begins with the severity,
 * or with what became of the incident.
 */
final class Defaults {
  private static final String RANGE =
      "{{#lower}}{{#upper}}, expected {{lower}} to {{upper}}{{/upper}}"
          + "{{^upper}}, expected at least {{lower}}{{/upper}}{{/lower}}"
          + "{{^lower}}{{#upper}}, expected at most {{upper}}{{/upper}}"
          + "{{^upper}}{{#expected}}, expected {{expected}}{{/expected}}{{/upper}}{{/lower}}";

  /** The text of a digest lists its items as well, and without their times. */
  private static final String FACTS =
      "{{^items}}{{#text}}{{text}}\n{{/text}}{{/items}}"
          + "{{#items}}- {{time}} {{title}}{{#count}} (×{{count}}){{/count}}\n{{/items}}"
          + "{{#value}}Value: {{value}}"
          + RANGE
          + "\n{{/value}}"
          + "{{#causes}}Likely cause: {{series}}{{#reason}}: {{reason}}{{/reason}}\n{{/causes}}"
          + "Severity: {{severity}}, priority {{priority}}\n"
          + "{{#incident}}Incident: {{incident}}\n{{/incident}}";

  /** What mail and Opsgenie show below the title. */
  static final String TEXT = FACTS + "{{#link}}Chart: {{link}}{{/link}}";

  /** What Discord and Teams show below the title; the link is in a place of its own. */
  static final String CARD = FACTS;

  static final String SLACK =
      "*{{title}}*\n" + FACTS + "{{#link}}<{{link}}|Open the chart>{{/link}}";

  /** A subject of a mail, a summary on a pager. */
  static final String LINE = "{{title}}";

  static final String LOG =
      "{{kind}} {{title}} {{priority}}{{#text}}: {{text}}{{/text}}"
          + "{{#incident}} (incident {{incident}}){{/incident}}{{#link}} {{link}}{{/link}}";

  static final String SMS = "{{title}}{{#link}} {{link}}{{/link}}";

  static final String SMS_BODY = "{\"to\": \"{{to}}\", \"message\": \"{{message}}\"}";

  private Defaults() {}
}
