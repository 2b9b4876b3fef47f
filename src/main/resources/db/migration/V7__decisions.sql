-- What people decide, and the history that they ask for.

alter table conflict add column chosen jsonb;
comment on column conflict.chosen is 'The value that a person chose; it is agreed since then.';
comment on column conflict.winner is 'The value that is agreed. While the conflict is open, that of its beginning; once a person has decided, the one that was agreed until then.';

alter table record add column merged_into uuid references record;
comment on column record.merged_into is 'A person said that it is this other record. What refers to it means that one.';

-- One list of what happened to a record, for those who ask why it holds what it holds.
create view history as
    select record, at, 'change' as kind, field, version as no, event, system, actor, mapping_version, decision as words,
           before, after
    from change
    union all
    select record, at, 'conflict', field, id, null, system, evidence -> 'loser' ->> 'by', null,
           case when open or decided_at is not null then 'waits for a person: ' else '' end || policy, loser, winner
    from conflict
    union all
    select record, decided_at, 'decision', field, id, null, system, decided_by, null, 'the conflict is over', winner, chosen
    from conflict where decided_at is not null
    union all
    select whose.record, duplicate.decided_at, 'duplicate', null, duplicate.id, null, duplicate.system, duplicate.decided_by,
           null, duplicate.decided || ': ' || duplicate.system || ' ' || duplicate.ext_id || ', which ' || duplicate.reason, null, null
    from duplicate cross join lateral (values (duplicate.record), (duplicate.other)) as whose (record)
    where duplicate.decided_at is not null and whose.record is not null;
comment on view history is 'What happened to a record: changes of agreed values, conflicts, and what people decided.';
