/** How recipients get in: assertions that were used, and the short access tokens given for them, by their hash. */
export const recipientAccess = `
create table recipient_assertion (
  client label not null,
  jti_hash label not null,
  expires_at timestamptz not null,
  primary key (client, jti_hash)
);
create index recipient_assertion_expired on recipient_assertion (expires_at);

create table recipient_token (
  hash label primary key,
  client label not null,
  scopes text[] not null,
  certificate text,
  expires_at timestamptz not null
);
create index recipient_token_expired on recipient_token (expires_at);
`;
