/**
 * What lets a worker run for years: whose a task is, what changed since a place was derived, when what is due, and what is wrong now.
 * `record_change` is a counter that every writer of records raises first, so the order of its numbers is the order of commit.
 */
export const rounds = `
alter table task add column organization text collate "C", add column finished_at timestamptz;
update task set
  organization = coalesce(payload->>'organization', (select submission.organization from submission where submission.id = task.payload->>'submission'), split_part(key, '/', 1)),
  finished_at = case when status = 'requested' then null else clock_timestamp() end;
-- what was asked for in the words of before; values and texts are asked for anew by the next read
delete from task where status = 'requested' and job in ('derive-values', 'write-fragments');
update task set payload = (payload::jsonb || jsonb_build_object('organization', organization))::json
  where status = 'requested' and job = 'deliver-submission';
alter table task alter column organization set not null, add check ((status = 'requested') = (finished_at is null));
drop index task_requested;
create index task_requested on task (organization, job, number) where status = 'requested';
create index task_finished on task (finished_at) where status <> 'requested';

alter table source_run add column reads text not null default 'everything' check (reads in ('everything', 'changes'));

create table record_change (
  organization label primary key,
  number bigint not null
);
alter table zib_record add column changed bigint not null default 0, add column left_locations text[] not null default '{}';
create index zib_record_changed on zib_record (organization, changed);

create table derivation (
  number bigint generated always as identity primary key,
  organization label not null,
  set_id label not null,
  reporting_year integer not null,
  location text collate "C",
  state label not null,
  change bigint not null
);
create unique index derivation_of_place on derivation (organization, set_id, reporting_year, (coalesce(location, '')));

create table schedule (
  organization label not null,
  name label not null,
  cron text not null,
  time_zone text not null,
  next_at timestamptz not null,
  last_at timestamptz,
  primary key (organization, name)
);

create table alarm (
  number bigint generated always as identity primary key,
  organization label not null,
  code label not null,
  object label not null,
  raised_at timestamptz not null,
  cleared_at timestamptz
);
create unique index alarm_standing on alarm (organization, code, object) where cleared_at is null;

create function refuse_young_deletion() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '5 years' then return old; end if;
  raise exception 'table % is append-only for five years', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger access_entry_grows on access_entry;
create trigger access_entry_grows before update or delete on access_entry for each row execute function refuse_young_deletion();
create trigger access_entry_kept before truncate on access_entry execute function refuse_change();
`;
