/**
 * Who answers for an entry of the access log and on what ground (NEN 7513), and a chain through the entries of each organization: each holds the hash of
 * the one before it, so that what is changed, taken out or put in later shows. The database chains, whichever process writes; who reads
 * computes it again (`audit/chain.ts`). Entries that were there are chained in the order they were written in.
 */
export const auditChain = `
alter table access_entry
  add column role label,
  add column basis label,
  add column source label,
  add column position bigint,
  add column previous_hash text,
  add column hash text;

create table access_chain (
  organization label primary key,
  position bigint not null,
  hash text not null
);

create table access_seal (
  organization label not null,
  position bigint not null,
  hash text not null,
  sealed_at timestamptz not null,
  signature text not null,
  primary key (organization, position)
);
create trigger access_seal_grows before update or delete or truncate on access_seal execute function refuse_change();

create function chain_access_entry() returns trigger language plpgsql security definer set search_path from current as $$
declare
  last access_chain;
begin
  -- an entry that is put back from a backup keeps its place
  if new.hash is not null then return new; end if;
  insert into access_chain (organization, position, hash) values (new.organization, 0, 'sha256:' || repeat('0', 64)) on conflict do nothing;
  select * into last from access_chain where organization = new.organization for update;
  new.position := last.position + 1;
  new.previous_hash := last.hash;
  new.hash := 'sha256:' || encode(sha256(convert_to(jsonb_build_array(
    new.organization, new.position::text, new.who, new.role, new.basis, new.source, new.action, new.object, new.purpose,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), new.previous_hash)::text, 'UTF8')), 'hex');
  update access_chain set position = new.position, hash = new.hash where organization = new.organization;
  return new;
end $$;

create table access_entry_before as select * from access_entry;
alter table access_entry disable trigger user;
delete from access_entry;
create trigger access_entry_chained before insert on access_entry for each row execute function chain_access_entry();
alter table access_entry enable trigger access_entry_chained;
insert into access_entry (number, organization, who, action, object, purpose, at) overriding system value
  select number, organization, who, action, object, purpose, date_trunc('milliseconds', at) from access_entry_before order by number;
alter table access_entry enable trigger user;
drop table access_entry_before;

alter table access_entry
  alter column position set not null,
  alter column previous_hash set not null,
  alter column hash set not null;
create unique index access_entry_of_chain on access_entry (organization, position);
`;
