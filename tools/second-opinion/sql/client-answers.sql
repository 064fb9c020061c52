-- What each question of basisveiligheid says of each client, straight from the records of the store.
-- location null: the organization as a whole. counted: is this client counted? (R2) answer: yes, no, or null for unknown.

create function pg_temp.client_answers(in_organization text, at_location text, day date, reporting_year integer, settings jsonb)
returns table (question text, subject text, counted boolean, answer boolean) language sql stable as $$
  with record as materialized (
    select subject, zib, content::jsonb as content from meervoud.zib_record
    where organization = in_organization and live and subject is not null
  ),
  client as (select distinct subject from record),

  -- R2: a stay at the location and a Wlz indication with one of the profiles, both valid on the day
  stay as (
    select subject,
      (at_location is null or coalesce(content ->> 'location' = at_location, false))
      and pg_temp.has_begun(content ->> 'start', day) and pg_temp.has_not_ended(content ->> 'end', day) as holds
    from record where zib = 'Stay'
  ),
  indication as (
    select subject,
      settings -> 'careProfiles' ? (content ->> 'zorgprofiel')
      and pg_temp.has_begun(content ->> 'validFrom', day) and pg_temp.has_not_ended(content ->> 'validUntil', day) as holds,
      -- not said means without
      coalesce((content ->> 'withTreatment')::boolean, false) as with_treatment
    from record where zib = 'WlzIndicatie'
  ),
  housed as (
    select client.subject, pg_temp.holds_for_any(stay.holds) filter (where stay.subject is not null) as holds
    from client left join stay using (subject) group by client.subject
  ),
  resident as (
    select housed.subject,
      housed.holds and pg_temp.holds_for_any(indication.holds) filter (where indication.subject is not null) as counted,
      -- 3.2b
      housed.holds and pg_temp.holds_for_any(indication.holds) filter (where indication.subject is not null)
        and pg_temp.holds_for_any(indication.holds and with_treatment) filter (where indication.subject is not null) as counted_as_treated
    from housed left join indication using (subject) group by housed.subject, housed.holds
  ),

  ulcer as (
    select subject,
      -- R4
      case
        when content ->> 'decubitusCategory' in ('2', '3', '4') then true
        when content ->> 'decubitusCategory' in ('unstageable', 'deep-tissue-injury')
          then case settings ->> 'unstageable' when 'count' then true when 'ignore' then false end
        when content ->> 'decubitusCategory' is null then null
        else false
      end
      and pg_temp.has_begun(content ->> 'dateOfOnset', day)
      -- R5
      and case
        when content ->> 'abatement' is not null then pg_temp.is_on_or_after(content ->> 'abatement', day)
        when content ->> 'clinicalStatus' = 'active' then true
        when content ->> 'clinicalStatus' = 'resolved'
          then case when pg_temp.last_day(content ->> 'lastEvidence') <= day then false end
        when pg_temp.first_day(content ->> 'lastEvidence') >= day - (settings ->> 'staleAfterDays')::integer then true
      end as counts
    from record where zib = 'PressureUlcer'
  ),

  agreement as (
    -- R7
    select subject,
      content ->> 'treatmentDecision' in ('permit', 'other', 'deny')
      and pg_temp.has_begun(content ->> 'dateTime', day) and pg_temp.has_not_ended(content ->> 'end', day) as counts
    from record where zib = 'TreatmentDirective2'
    union all
    select subject,
      settings ->> 'advanceDirectiveSuffices' = 'yes' and content ->> 'livingWillType' <> 'DO'
      and pg_temp.has_begun(content ->> 'dateTime', day) and pg_temp.has_not_ended(content ->> 'end', day)
    from record where zib = 'AdvanceDirective'
  ),

  review as (
    select subject,
      (content ->> 'careWorkerPresent')::boolean
      and pg_temp.is_on_or_after(content ->> 'performed', make_date(reporting_year, 1, 1))
      and pg_temp.is_on_or_before(content ->> 'performed', make_date(reporting_year, 12, 31)) as counts
    from record where zib = 'MedicationReview'
  ),

  restriction as (
    -- ran on some day of the thirty days before and the day itself; no kind on record leaves every kind open
    select subject, content ->> 'kind' as kind,
      pg_temp.has_begun(content ->> 'start', day) and pg_temp.has_not_ended(content ->> 'end', day - 30) as ran
    from record where zib = 'FreedomRestrictingIntervention'
  ),
  kind_of_restriction (letter, kind) as (values
    ('c', 'mechanical'), ('d', 'physical'), ('e', 'pharmacological'), ('f', 'psychological'),
    ('g', 'electronic'), ('h', 'one-on-one'), ('i', 'seclusion'), ('j', 'other')
  ),

  plan as (
    -- the plans that have begun, or may have, and the first and last day on which they did
    select subject, pg_temp.has_begun(content ->> 'effective', day) as begun,
      coalesce(pg_temp.first_day(content ->> 'effective'), '-infinity') as earliest,
      least(coalesce(pg_temp.last_day(content ->> 'effective'), day), day) as latest,
      (content ->> 'present')::boolean and pg_temp.has_not_ended(content ->> 'end', day) as in_force
    from record where zib = 'ToiletingPlan' and pg_temp.has_begun(content ->> 'effective', day) is not false
  ),
  possible_plan_answer as (
    -- each plan that may be the latest; and where none has begun for certain, that nothing was on record yet (S1)
    select subject, in_force as answer from plan
    where not exists (
      select from plan other where other.subject = plan.subject and other.begun and other.earliest > plan.latest)
    union all
    select client.subject, case settings ->> 'absentToiletingPlan' when 'no' then false end from client
    where not exists (select from plan where plan.subject = client.subject and plan.begun)
  ),
  plan_answer as (
    select subject, case when bool_and(answer is true) then true when bool_and(answer is false) then false end as answer
    from possible_plan_answer group by subject
  ),

  talk as (
    select subject, pg_temp.is_on_or_before(content ->> 'date', day) as on_record,
      -- R16
      (content ->> 'discussed')::boolean
      and pg_temp.is_on_or_after(content ->> 'date', (day - interval '6 months')::date)
      and pg_temp.is_on_or_before(content ->> 'date', day) as counts
    from record where zib = 'FoodPreferences'
  ),
  talks as (
    select client.subject, pg_temp.holds_for_any(counts) filter (where talk.subject is not null) as counts,
      pg_temp.holds_for_any(on_record) filter (where talk.subject is not null) as on_record
    from client left join talk using (subject) group by client.subject
  ),
  talk_answer as (
    select subject,
      case
        when talks.counts then true
        when talks.on_record or settings ->> 'absentFoodPreferences' = 'no' then talks.counts
        -- nothing on record, or perhaps nothing: unknown (S2)
      end as answer
    from talks
  )

  select '1.1b', resident.subject, resident.counted, pg_temp.holds_for_any(counts) filter (where ulcer.subject is not null)
  from resident left join ulcer using (subject) group by resident.subject, resident.counted
  union all
  select '2', resident.subject, resident.counted, pg_temp.holds_for_any(counts) filter (where agreement.subject is not null)
  from resident left join agreement using (subject) group by resident.subject, resident.counted
  union all
  select '3.2b', resident.subject, resident.counted_as_treated, pg_temp.holds_for_any(counts) filter (where review.subject is not null)
  from resident left join review using (subject) group by resident.subject, resident.counted_as_treated
  union all
  select '4.1' || letter, resident.subject, resident.counted,
    pg_temp.holds_for_any(restriction.kind = of_kind.kind and ran) filter (where restriction.subject is not null)
  from resident cross join kind_of_restriction of_kind left join restriction using (subject)
  group by letter, resident.subject, resident.counted
  union all
  select '5.2', subject, counted, plan_answer.answer from resident join plan_answer using (subject)
  union all
  select '6.1', subject, counted, talk_answer.answer from resident join talk_answer using (subject)
$$;
