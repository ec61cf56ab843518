create table series (
  id ${id},
  hash bigint not null,
  metric text not null,
  name ${bytes} not null
);
create index series_by_hash on series (hash);
create index series_by_metric on series (metric, id);
create table series_state (
  series_id ${id},
  state ${bytes} not null
);
create table part_state (
  name text primary key,
  state ${bytes} not null
);
create table history (
  id ${id},
  series_id bigint not null,
  from_ms bigint not null,
  to_ms bigint not null,
  points integer not null,
  bytes integer not null,
  data ${bytes} not null
);
create index history_by_series on history (series_id, to_ms);
create index history_by_time on history (to_ms);
create table history_day (
  day bigint primary key,
  bytes bigint not null
);
create index history_small on history (series_id) where points < 50;
on postgres: alter table series_state alter column state set storage external;
on postgres: alter table history alter column data set storage external;
