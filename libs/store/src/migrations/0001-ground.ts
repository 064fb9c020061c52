/** What the tables are built with: names in byte order, and a lock on what may only grow. */
export const ground = `
create domain label as text collate "C" check (length(value) between 1 and 1000);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
`;
