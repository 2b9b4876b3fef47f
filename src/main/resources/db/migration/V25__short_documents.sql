-- What a record holds is written far more often than it is asked for by a field: it is kept as the text that came, which
-- the database only checks, and what its fields have in common stands in it once.

-- Views stand in the way of their columns' new type; this one comes back as it was.
select set_config('attune.history', pg_get_viewdef('history'::regclass), true);
drop view history;
drop view field_change;
alter table record alter column fields drop default, alter column fields type json using fields::json,
    alter column fields set default '{}';
alter table link alter column fields drop default, alter column fields type json using fields::json,
    alter column fields set default '{}';
alter table inflight alter column patch type json using patch::json;
alter table change alter column fields type json using fields::json;

comment on column record.fields is '{field: {v: value, n: version, s: system it came from, from/to: when it was edited, at the earliest and at the latest, by our clock, by: actor, as: roles, was: the value before, turns/since: how often it went back and forth, and since when}}; a field without n has that of the empty name, and s, from, to, by, as. See whole().';
comment on column link.fields is '{field: {v: shadow, the value last seen there, n: ack, the agreed version this system has confirmed, i: image, what it made of the last value given, a: when the shadow was sent, if it was not seen since}}; a field without n has that of the empty name, and a. See whole().';
comment on column inflight.patch is '{field: {v: the value sent, n: the agreed version it had}}; a field without n has that of the empty name. See whole().';
comment on column change.fields is '[{f: field, n: version, s: system it came from, by: actor, d: what decided, was: the value before, if there was one, v: value}]; one without d has n, s, by and d of the first.';

create function whole(parts json) returns jsonb language sql immutable strict as $$
    select case when parts -> '' is null then parts::jsonb else (
        select coalesce(jsonb_object_agg(key, case when value ? 'n' then value else (parts -> '')::jsonb || value end), '{}')
        from jsonb_each(parts::jsonb) where key <> '') end $$;
comment on function whole is 'The document of a record''s fields, or of a link''s or a write''s, with all of each field at that field.';

create view field_change as
    select record, event, mapping_version, at, one ->> 'f' as field, (cause ->> 'n')::bigint as version,
           cause ->> 's' as system, cause ->> 'by' as actor, cause ->> 'd' as decision, (one -> 'was')::jsonb as before,
           (one -> 'v')::jsonb as after
    from change cross join lateral json_array_elements(fields) as one
        cross join lateral (select case when one -> 'd' is null then fields -> 0 else one end as cause) as first_or_own;
comment on view field_change is 'The history, field by field: each change of an agreed value, with what caused and what decided it.';

do $$ begin
    execute 'create view history as ' || current_setting('attune.history');
end $$;
comment on view history is 'What happened to a record: changes of agreed values, conflicts, and what people decided.';

-- A step stores these only beside their record, which it has locked or made, and no record is ever deleted: a look for it
-- at each row finds it every time.
alter table link drop constraint link_record_fkey;
alter table claim drop constraint claim_record_fkey;
alter table inflight drop constraint inflight_record_fkey;
alter table delivery drop constraint delivery_record_fkey;
