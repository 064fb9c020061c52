-- Truth is a boolean whose null means "unknown": SQL's own and, or and not are then three-valued.
-- A partial date (2024, 2024-02 or 2024-02-28) stands for every day it may have been.

create function pg_temp.first_day(partial_date text) returns date language sql immutable as $$
  select (partial_date || case length(partial_date) when 4 then '-01-01' when 7 then '-01' else '' end)::date
$$;

create function pg_temp.last_day(partial_date text) returns date language sql immutable as $$
  select case length(partial_date)
    when 4 then (partial_date || '-12-31')::date
    when 7 then ((partial_date || '-01')::date + interval '1 month' - interval '1 day')::date
    else partial_date::date
  end
$$;

-- No date at all: unknown.
create function pg_temp.is_on_or_before(partial_date text, day date) returns boolean language sql immutable as $$
  select case when pg_temp.last_day(partial_date) <= day then true when pg_temp.first_day(partial_date) > day then false end
$$;

create function pg_temp.is_on_or_after(partial_date text, day date) returns boolean language sql immutable as $$
  select case when pg_temp.first_day(partial_date) >= day then true when pg_temp.last_day(partial_date) < day then false end
$$;

-- Without a start it is taken to have begun; without an end it runs (R14). Both end days count (R2).
create function pg_temp.has_begun(start text, day date) returns boolean language sql immutable as $$
  select start is null or pg_temp.is_on_or_before(start, day)
$$;

create function pg_temp.has_not_ended(finish text, day date) returns boolean language sql immutable as $$
  select finish is null or pg_temp.is_on_or_after(finish, day)
$$;

create function pg_temp.either(one boolean, other boolean) returns boolean language sql immutable as $$ select one or other $$;

-- Yes when it holds for one of them, unknown when it may, no otherwise; of nothing it does not hold.
create aggregate pg_temp.holds_for_any(boolean) (sfunc = pg_temp.either, stype = boolean, initcond = 'false');
