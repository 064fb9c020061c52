/**
 * What recipients are offered, what they answer and ask. An offer is numbered per recipient under a lock that lasts until commit, so the
 * order of its numbers is the order in which submissions became visible and nobody who reads on from a number misses one.
 *
 * Row-level security is the second wall: the role `meervoud_recipient` (made when the recipient API opens, it takes the right to make roles)
 * sees what `meervoud.sight` says, and nothing where that is not set. The owner of the tables is not held by it.
 */
export const recipientDialogue = `
create table recipient_counter (
  recipient label primary key,
  number bigint not null
);

create table submission_offer (
  submission label primary key references submission (id),
  organization label not null,
  recipient label not null,
  number bigint not null,
  offered_at timestamptz not null,
  unique (recipient, number)
);

create function offer_submission() returns trigger language plpgsql as $$
declare next bigint;
begin
  insert into recipient_counter (recipient, number) values (new.recipient, 1)
    on conflict (recipient) do update set number = recipient_counter.number + 1 returning number into next;
  insert into submission_offer (submission, organization, recipient, number, offered_at)
    values (new.id, new.organization, new.recipient, next, clock_timestamp()) on conflict (submission) do nothing;
  return null;
end $$;
create trigger submission_offered after update of status on submission for each row
  when (new.status = 'sent' and old.status <> 'sent') execute function offer_submission();

insert into submission_offer (submission, organization, recipient, number, offered_at)
  select submission.id, organization, recipient, row_number() over (partition by recipient order by min(event.number)), min(event.at)
  from submission join submission_event event on event.submission = submission.id and event.to_status = 'sent'
  group by submission.id, organization, recipient;
insert into recipient_counter (recipient, number) select recipient, max(number) from submission_offer group by recipient;

create table correction_reason (
  submission label primary key references submission (id),
  organization label not null,
  reason text not null check (length(reason) between 1 and 1000),
  given_by label not null,
  given_at timestamptz not null
);

create table submission_manifest (
  submission label primary key references submission (id),
  organization label not null,
  content json not null
);

create table recipient_verdict (
  receipt_id label primary key,
  organization label not null,
  submission label not null references submission (id),
  client label not null,
  content json not null,
  given_at timestamptz not null
);
create index recipient_verdict_of_submission on recipient_verdict (submission);

create table recipient_reply (
  client label not null,
  key label not null,
  request_hash label not null,
  status integer,
  body json,
  primary key (client, key)
);

create table question (
  number bigint generated always as identity primary key,
  id label not null unique,
  organization label not null,
  value_id label not null,
  submission label not null references submission (id),
  client label not null,
  recipient label not null,
  text text not null check (length(text) between 1 and 2000),
  asked_at timestamptz not null
);
create index question_of_value on question (organization, value_id);

create table question_answer (
  question label primary key references question (id),
  organization label not null,
  text text not null check (length(text) between 1 and 4000),
  answered_by label not null,
  answered_at timestamptz not null
);

create table published_key (
  organization label not null,
  kid label not null,
  jwk json not null,
  since timestamptz not null,
  primary key (organization, kid)
);

create trigger submission_offer_grows before update or delete or truncate on submission_offer execute function refuse_change();
create trigger correction_reason_grows before update or delete or truncate on correction_reason execute function refuse_change();
create trigger submission_manifest_grows before update or delete or truncate on submission_manifest execute function refuse_change();
create trigger recipient_verdict_grows before update or delete or truncate on recipient_verdict execute function refuse_change();
create trigger recipient_reply_kept before delete or truncate on recipient_reply execute function refuse_change();
create trigger question_grows before update or delete or truncate on question execute function refuse_change();
create trigger question_answer_grows before update or delete or truncate on question_answer execute function refuse_change();
create trigger published_key_grows before update or delete or truncate on published_key execute function refuse_change();

create function sight() returns jsonb stable language sql as $$
  select nullif(current_setting('meervoud.sight', true), '')::jsonb
$$;

-- read once for a statement, not for each row
alter table submission_offer enable row level security;
create policy offers_in_sight on submission_offer for select
  using (recipient = (select sight()) ->> 'recipient' and (select sight()) -> 'organizations' ? organization::text);
alter table submission enable row level security;
create policy submissions_in_sight on submission for select
  using (recipient = (select sight()) ->> 'recipient' and (select sight()) -> 'organizations' ? organization::text and (select sight()) -> 'profiles' ? split_part(profile, '@', 1)
    and exists (select from submission_offer offer where offer.submission = submission.id));
alter table correction_reason enable row level security;
create policy reasons_in_sight on correction_reason for select using (exists (select from submission where submission.id = correction_reason.submission));
alter table recipient_verdict enable row level security;
create policy verdicts_in_sight on recipient_verdict for select using (exists (select from submission where submission.id = recipient_verdict.submission));
alter table submission_manifest enable row level security;
create policy manifests_in_sight on submission_manifest for select using (exists (select from submission where submission.id = submission_manifest.submission));
alter table question enable row level security;
create policy questions_in_sight on question for select
  using (exists (select from submission where submission.organization = question.organization and question.value_id = any(submission.value_ids)));
alter table question_answer enable row level security;
create policy answers_in_sight on question_answer for select using (exists (select from question where question.id = question_answer.question));
`;
