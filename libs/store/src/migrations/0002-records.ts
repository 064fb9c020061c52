/** What sources hold, as last read. A record that two complete reads did not show is no longer live. */
export const records = `
create table source_run (
  number bigint generated always as identity primary key,
  organization label not null,
  source label not null,
  run label not null,
  adapter label not null,
  zibs text[] not null,
  status text not null default 'running' check (status in ('running', 'complete')),
  cursor text,
  zibs_complete text[] not null default '{}',
  started_at timestamptz not null,
  completed_at timestamptz,
  unique (organization, source, run),
  check ((status = 'complete') = (completed_at is not null))
);

create table zib_record (
  organization label not null,
  source label not null,
  zib label not null,
  id label not null,
  reference label not null,
  subject text collate "C",
  location text collate "C",
  content json not null,
  run_number bigint not null references source_run (number),
  missing smallint not null default 0 check (missing between 0 and 2),
  live boolean generated always as (missing < 2) stored,
  primary key (organization, source, zib, id)
);
create index zib_record_of_client on zib_record (organization, subject) where live;
create index zib_record_of_location on zib_record (organization, location) where live and zib = 'Stay';
create index zib_record_of_place on zib_record (organization, zib) where live and subject is null;
create index zib_record_by_reference on zib_record (organization, source, reference);

create table source_notice (
  run_number bigint not null references source_run (number),
  kind text not null check (kind in ('rejected', 'finding')),
  reference label not null,
  code label not null,
  path text not null,
  version_id text,
  last_updated timestamptz,
  zib text,
  unique (run_number, kind, reference, code, path)
);
`;
