-- The rows that are published. Unknowns stay in the denominator (R6); 5.2 and 6.1 have a row for them, so there they are no unknowns
-- of the other rows. undecided: nobody can tell whether this client is counted. Half up to two decimals (R11).

create function pg_temp.client_percentages(in_organization text, at_location text, day date, reporting_year integer, settings jsonb)
returns table (number text, numerator integer, denominator integer, unknown integer, undecided integer, percentage text)
language sql stable as $$
  with published (number, question, counts, has_unknown_row) as (values
    ('1.1b', '1.1b', 'yes', false), ('2', '2', 'yes', false), ('3.2b', '3.2b', 'yes', false),
    ('4.1c', '4.1c', 'yes', false), ('4.1d', '4.1d', 'yes', false), ('4.1e', '4.1e', 'yes', false), ('4.1f', '4.1f', 'yes', false),
    ('4.1g', '4.1g', 'yes', false), ('4.1h', '4.1h', 'yes', false), ('4.1i', '4.1i', 'yes', false), ('4.1j', '4.1j', 'yes', false),
    ('5.2a', '5.2', 'yes', true), ('5.2b', '5.2', 'no', true), ('5.2c', '5.2', 'unknown', true),
    ('6.1a', '6.1', 'yes', true), ('6.1b', '6.1', 'no', true), ('6.1c', '6.1', 'unknown', true)
  ),
  tallied as (
    select number,
      count(subject) filter (where counted and case counts when 'yes' then answer when 'no' then not answer else answer is null end)::integer as numerator,
      count(subject) filter (where counted)::integer as denominator,
      count(subject) filter (where counted and answer is null and not has_unknown_row)::integer as unknown,
      count(subject) filter (where counted is null)::integer as undecided
    from published
    left join pg_temp.client_answers(in_organization, at_location, day, reporting_year, settings) using (question)
    group by number
  )
  select number, numerator, denominator, unknown, undecided,
    case when denominator > 0 then round(100.0 * numerator / denominator, 2)::text end
  from tallied
$$;
