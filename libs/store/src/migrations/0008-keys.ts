/** Which keys a provider's data are made with, by fingerprint: the keys themselves lie apart from the data. */
export const keys = `
create table provider_key (
  organization label not null,
  kind text not null check (kind in ('pseudonym', 'signing')),
  fingerprint label not null,
  primary key (organization, kind)
);
`;
