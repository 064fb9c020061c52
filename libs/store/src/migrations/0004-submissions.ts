/** What left the house, by whose approval, and who looked. A delivery key is unique forever: nothing is deleted. */
export const submissions = `
create table submission (
  number bigint generated always as identity primary key,
  id label not null unique,
  organization label not null,
  recipient label not null,
  profile label not null,
  reporting_year integer not null,
  revision integer not null check (revision > 0),
  status text not null check (status in
    ('drafted', 'approved', 'released', 'sent', 'received', 'accepted', 'rejected', 'withdrawn', 'superseded')),
  payload bytea not null,
  payload_hash label not null,
  value_ids text[] not null,
  signature text,
  drafted_at timestamptz not null,
  unique (organization, recipient, profile, reporting_year, revision)
);

create function refuse_submission_change() returns trigger language plpgsql as $$
begin
  if (new.id, new.organization, new.recipient, new.profile, new.reporting_year, new.revision, new.payload_hash, new.value_ids, new.drafted_at)
    is distinct from
     (old.id, old.organization, old.recipient, old.profile, old.reporting_year, old.revision, old.payload_hash, old.value_ids, old.drafted_at)
    or new.payload is distinct from old.payload
    or (old.signature is not null and new.signature is distinct from old.signature)
  then
    raise exception 'only the status of a submission changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger submission_stays before update on submission for each row execute function refuse_submission_change();
create trigger submission_kept before delete or truncate on submission execute function refuse_change();

create table submission_approval (
  number bigint generated always as identity primary key,
  submission label not null references submission (id),
  approved_by label not null,
  approved_at timestamptz not null,
  payload_hash label not null,
  unique (submission, approved_by)
);

create table submission_receipt (
  number bigint generated always as identity primary key,
  submission label not null references submission (id),
  content json not null,
  content_hash label not null,
  unique (submission, content_hash)
);

create table submission_event (
  number bigint generated always as identity primary key,
  submission label not null references submission (id),
  at timestamptz not null,
  from_status text,
  to_status text not null,
  note text
);
create index submission_event_of_submission on submission_event (submission, number);

create table access_entry (
  number bigint generated always as identity primary key,
  organization label not null,
  who label not null,
  action label not null,
  object label not null,
  purpose label not null,
  at timestamptz not null
);
create index access_entry_of_organization on access_entry (organization, number);

create trigger submission_approval_grows before update or delete or truncate on submission_approval
  execute function refuse_change();
create trigger submission_receipt_grows before update or delete or truncate on submission_receipt
  execute function refuse_change();
create trigger submission_event_grows before update or delete or truncate on submission_event
  execute function refuse_change();
create trigger access_entry_grows before update or delete or truncate on access_entry
  execute function refuse_change();
`;
