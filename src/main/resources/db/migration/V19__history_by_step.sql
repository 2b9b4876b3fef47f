-- The history of a step is one row, whatever number of fields it changed: a new record has one, not one a field.

drop view history;
alter table change add column fields jsonb;
update change set fields = jsonb_build_array(
    jsonb_build_object('f', field, 'n', version, 's', system, 'd', decision, 'v', after)
    || case when before is null then '{}' else jsonb_build_object('was', before) end
    || case when actor is null then '{}' else jsonb_build_object('by', actor) end);
alter table change drop column field, drop column version, drop column system, drop column actor,
    drop column decision, drop column before, drop column after;
alter table change alter column fields set not null;
comment on table change is 'The history: what a step changed of a record, with what caused it.';
comment on column change.fields is '[{f: field, n: version, s: system it came from, by: actor, d: what decided, was: the value before, if there was one, v: value}]';

create view field_change as
    select record, event, mapping_version, at, one ->> 'f' as field, (one ->> 'n')::bigint as version,
           one ->> 's' as system, one ->> 'by' as actor, one ->> 'd' as decision, one -> 'was' as before,
           one -> 'v' as after
    from change cross join lateral jsonb_array_elements(fields) as one;
comment on view field_change is 'The history, field by field: each change of an agreed value, with what caused and what decided it.';

create view history as
    select record, at, 'change' as kind, field, version as number, event, system, actor, mapping_version, decision,
           before, after, null::jsonb as kept, null::jsonb as lost
    from field_change
    union all
    select record, at, 'conflict', field, id, null, system, evidence -> 'loser' ->> 'by', null, policy, null, null, winner, loser
    from conflict
    union all
    select record, decided_at, 'decision', field, id, null, system, decided_by, null, 'the conflict is over', winner, chosen,
           null, null
    from conflict where decided_at is not null
    union all
    select whose.record, decided_at, 'duplicate', '', id, null, system, decided_by, null,
           decided || ': ' || ext_id || ' ' || reason, null, null, null, null
    from duplicate cross join lateral (values (duplicate.record), (duplicate.other)) as whose (record)
    where decided_at is not null and whose.record is not null
    union all
    select record, at, 'decision', '', id, null, '', decided_by, null, words, null, null, null, null from decision;
comment on view history is 'What happened to a record: changes of agreed values, conflicts, and what people decided.';

-- To compress the headers took an eighth of the database's time in a backlog; a row without its body is small enough with them.
alter table event alter column headers set storage external;
alter table event reset (toast_tuple_target);
