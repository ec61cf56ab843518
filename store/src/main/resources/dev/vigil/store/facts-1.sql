create table fact (
  number ${id},
  kind text not null,
  tenant text not null,
  id text not null,
  time_ms bigint not null,
  series_hash bigint not null,
  series text not null,
  severity integer not null,
  status text not null,
  body ${bytes} not null
);
create unique index fact_by_id on fact (kind, tenant, id);
create index fact_by_time on fact (kind, tenant, time_ms, number);
create index fact_by_series on fact (kind, tenant, series_hash, time_ms, number);
create index fact_by_age on fact (kind, time_ms);
create table outbox (
  number ${id},
  state integer not null,
  key_hash bigint not null,
  key_text text not null,
  channel text not null,
  thread_hash bigint not null,
  not_before bigint not null,
  digest integer not null,
  attempts integer not null,
  why text not null,
  since bigint not null,
  ended bigint not null,
  body ${bytes} not null
);
create index outbox_by_key on outbox (key_hash);
create index outbox_by_state on outbox (state, number);
create index outbox_by_thread on outbox (thread_hash, state, number);
create index outbox_by_end on outbox (state, ended);
