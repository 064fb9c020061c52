/** What the provider decided, and the figures and paragraphs that follow from it. */
export const decisions = `
create table campaign (
  organization label not null,
  set_id label not null,
  reporting_year integer not null,
  content json not null,
  primary key (organization, set_id, reporting_year)
);

create table attestation (
  number bigint generated always as identity primary key,
  organization label not null,
  set_id label not null,
  reporting_year integer not null,
  location text collate "C",
  indicator label not null,
  attested_at timestamptz not null,
  content json not null,
  content_hash label not null,
  unique (organization, content_hash)
);
create index attestation_of_campaign on attestation (organization, set_id, reporting_year);

create table value_version (
  id label primary key,
  organization label not null,
  set_id label not null,
  reporting_year integer not null,
  location text collate "C",
  indicator label not null,
  version integer not null check (version > 0),
  content_hash label not null,
  content json not null,
  derived_at timestamptz not null
);
create unique index value_version_of_series
  on value_version (organization, set_id, reporting_year, (coalesce(location, '')), indicator, version);

create table fragment_version (
  number bigint generated always as identity primary key,
  organization label not null,
  set_id label not null,
  reporting_year integer not null,
  location label not null,
  theme label not null,
  template label not null,
  version integer not null check (version > 0),
  content json not null,
  content_hash label not null,
  value_ids text[] not null,
  written_at timestamptz not null,
  unique (organization, set_id, reporting_year, location, theme, template, version)
);

create trigger attestation_grows before update or delete or truncate on attestation
  execute function refuse_change();
create trigger value_version_grows before update or delete or truncate on value_version
  execute function refuse_change();
create trigger fragment_version_grows before update or delete or truncate on fragment_version
  execute function refuse_change();
`;
