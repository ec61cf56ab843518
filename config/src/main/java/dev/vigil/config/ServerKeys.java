package dev.vigil.config;

import java.util.List;

/** Keys of what holds for a server as a whole. */
final class ServerKeys {
  static final Key HOST =
      new Key(
          "host",
          "text",
          "127.0.0.1",
          "Address to listen on; `--host` goes before it. The usual one is of this machine alone.");
  static final Key PORT =
      new Key(
          "port",
          "whole number from 0 to 65535",
          "8321",
          "Port to listen on, 0 for any that is free; `--port` goes before it.");
  static final Key STORE =
      new Key("store", "group of keys", "the folder of the data", "Where things are kept.");
  static final Key RETENTION =
      new Key("retention", "group of keys", "as below", "How long things are kept.");
  static final Key CHECKPOINT =
      new Key(
          "checkpoint",
          "span of time from 1s to 1h",
          "30s",
          "From one checkpoint to the next. A longer one makes a restart longer, and less to"
              + " write.");
  static final Key BOUNDS =
      new Key("limits", "group of keys", "as below", "What is taken at most.");

  /** Keys of {@link Keys#SERVER}. */
  static final List<Key> ALL =
      List.of(
          HOST,
          PORT,
          WebKeys.NAMES,
          WebKeys.TLS,
          WebKeys.JWT,
          STORE,
          RETENTION,
          CHECKPOINT,
          BOUNDS);

  static final Key POSTGRES =
      new Key(
          "postgres",
          "group of keys",
          "SQLite in the folder of the data",
          "A PostgreSQL database, see [the store](store.md).");
  static final Key JOURNAL_IN_DATABASE =
      new Key(
          "journalInDatabase",
          "true or false",
          "false",
          "Whether the journal is in PostgreSQL too, for a folder that does not last.");

  /** Keys of {@link #STORE}. */
  static final List<Key> OF_STORE = List.of(POSTGRES, JOURNAL_IN_DATABASE);

  static final Key URL =
      new Key(
          "url",
          "text such as `jdbc:postgresql://host:5432/vigil`",
          "has to be given",
          "Its address; never shown.");
  static final Key USER = new Key("user", "text", "as the address says", "Who asks.");
  static final Key PASSWORD =
      new Key(
          "password", "text such as `${VIGIL_DB_PASSWORD}`", "none", "Its password; never shown.");

  static final Key SCHEMA =
      new Key(
          "schema",
          "up to 22 of `a`–`z`, `0`–`9` and `_`",
          "vigil",
          "What the schemas begin with: each tenant has one of his own, such as `vigil_default`. It"
              + " is made if it is not there.");

  /** Keys of {@link #POSTGRES}. */
  static final List<Key> OF_POSTGRES = List.of(URL, USER, PASSWORD, SCHEMA);

  static final Key AGE =
      new Key("age", "span of time from 1h to 3650d", "30d", "Points that are older go.");
  static final Key SIZE =
      new Key(
          "size",
          "size such as `20GiB` or `500MB`, from 1MiB on",
          "20GiB",
          "Points of each tenant that take more go, the oldest first; what else is kept comes on"
              + " top.");
  static final Key FACTS =
      new Key(
          "facts",
          "span of time from 1h to 3650d",
          "as `age`",
          "Anomalies, alerts, incidents and what people said of them that are older go.");

  /** Keys of {@link #RETENTION}. */
  static final List<Key> OF_RETENTION = List.of(AGE, SIZE, FACTS);

  static final Key BODY_BYTES =
      new Key(
          "bodyBytes",
          "size from 1KiB to 1GiB",
          "32MiB",
          "A body of observations, as it comes and decompressed.");
  static final Key POINTS =
      new Key("points", "whole number from 1 to 100000", "100000", "Points of a request.");
  static final Key WAITING_POINTS =
      new Key(
          "waitingPoints",
          "whole number from 1 to 100000000",
          "500000",
          "Points of a tenant that wait for the journal or the engine; a million take some 100 MB.");
  static final Key READERS =
      new Key(
          "readers",
          "whole number from 1 to 100",
          "4",
          "Requests of a tenant that are read at once.");
  static final Key LISTENERS =
      new Key("listeners", "whole number from 1 to 150", "64", "Listeners to events, in all.");
  static final Key TENANTS =
      new Key("tenants", "whole number from 1 to 1000", "16", "Tenants that are served.");

  /** Keys of {@link #BOUNDS}. */
  static final List<Key> OF_BOUNDS =
      List.of(BODY_BYTES, POINTS, WAITING_POINTS, READERS, LISTENERS, TENANTS);

  private ServerKeys() {}
}
