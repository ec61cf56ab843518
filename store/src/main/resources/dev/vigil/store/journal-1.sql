create table journal (
  start_at ${id},
  end_at bigint not null,
  frames ${bytes} not null
);
on postgres: alter table journal alter column frames set storage external;
