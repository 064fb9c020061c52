/**
 * What was decided at the door for every cell of the table behind a submission, also of cells that recipient did not get: the rule
 * weighs each release against all that went before. Of a hidden cell no figure is kept here.
 */
export const disclosures = `
create table disclosure_decision (
  number bigint generated always as identity primary key,
  submission label not null references submission (id),
  organization label not null,
  set_id label not null,
  reporting_year integer not null,
  location label,
  indicator label not null,
  hold label,
  numerator integer,
  denominator integer,
  check ((hold is null) = (numerator is not null and denominator is not null)),
  unique nulls not distinct (submission, location, indicator)
);
create index disclosure_decision_of_set on disclosure_decision (organization, set_id, reporting_year, number);
create trigger disclosure_decision_grows before update or delete or truncate on disclosure_decision
  execute function refuse_change();
`;
