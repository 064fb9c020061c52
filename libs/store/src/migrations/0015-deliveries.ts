/**
 * What was sent where it is another form than what was approved, exactly; and whether a recipient is left alone for a while because it
 * keeps failing, for all workers alike.
 */
export const deliveries = `
create table submission_form (
  submission label primary key references submission (id),
  organization label not null,
  form text not null check (form in ('fhir', 'json', 'odb-csv', 'odb-xlsx')),
  content bytea,
  content_hash label not null,
  signature text not null,
  check ((form = 'fhir') = (content is null))
);
create trigger submission_form_stays before update or delete or truncate on submission_form execute function refuse_change();

create table recipient_circuit (
  organization label not null,
  recipient label not null,
  failures integer not null check (failures > 0),
  last_code label not null,
  failed_at timestamptz not null,
  open_until timestamptz,
  primary key (organization, recipient)
);
`;
