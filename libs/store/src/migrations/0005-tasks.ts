/** The outbox: what is to be done. The queue is rebuilt from it whenever it is lost. */
export const tasks = `
create table task (
  number bigint generated always as identity primary key,
  id label not null unique,
  job label not null,
  key label not null unique,
  payload json not null,
  task_group label not null,
  status text not null default 'requested' check (status in ('requested', 'completed', 'failed')),
  attempt integer not null default 0,
  failures integer not null default 0,
  offers integer not null default 0,
  last_code text,
  next_attempt_at timestamptz not null default clock_timestamp(),
  handed_over_at timestamptz,
  lease_until timestamptz,
  check (status = 'requested' or lease_until is null),
  check (status <> 'failed' or last_code is not null)
);
create index task_requested on task (job, number) where status = 'requested';
create index task_of_group on task (task_group, status);
`;
