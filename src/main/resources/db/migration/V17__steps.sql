-- An attempt need not load again what it stored itself, as long as nobody else took a step of the record.

alter table delivery add column steps bigint not null default 0;
comment on column delivery.steps is 'Raised by each step of its record that is not its own: what an attempt under way knows of the record is out of date then.';

alter table process add column tells_steps boolean not null default false;
comment on column process.tells_steps is 'Whether it raises delivery.steps. While one that does not is alive, every step loads its record anew; so does each after it has gone, once.';

create function tell_what_it_did() returns trigger language plpgsql as $$
begin
    update delivery set steps = steps + 1 where lease is not null;
    return null;
end $$;
create trigger process_went after delete on process for each row when (not old.tells_steps)
    execute function tell_what_it_did();
