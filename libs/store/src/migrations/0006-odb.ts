/** The public national file, as last imported of each year. It is public: it belongs to no organization. */
export const odb = `
create table odb_import (
  number bigint generated always as identity primary key,
  reporting_year integer not null,
  part label not null,
  file_name label not null,
  file_hash label not null,
  reader label not null,
  tally json not null,
  imported_at timestamptz not null,
  unique (reporting_year, part)
);

create table odb_place (
  import_number bigint not null references odb_import (number),
  number integer not null,
  level text not null check (level in ('location', 'organization')),
  key text collate "C" not null,
  organization json not null,
  location json not null,
  primary key (import_number, number)
);

create table odb_row (
  import_number bigint not null references odb_import (number),
  sheet text collate "C" not null,
  row_number integer not null,
  place integer,
  indicator text collate "C",
  kind text not null check (kind in ('value', 'suppressed', 'not-applicable', 'refused')),
  figure json not null,
  period_start date,
  period_end date,
  findings text[] not null,
  primary key (import_number, sheet, row_number)
);
create index odb_row_of_indicator on odb_row (import_number, indicator);
create index odb_row_refused on odb_row (import_number) where kind = 'refused';
`;
