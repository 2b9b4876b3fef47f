-- What a person decided about a whole record; and the history in the columns that it is shown in.

create table decision (
    id         bigint generated always as identity primary key,
    record     uuid        not null references record,
    at         timestamptz not null,
    decided_by text        not null,
    words      text        not null
);
comment on table decision is 'What a person decided about a whole record: that its delete goes on, or does not.';
create index decision_by_record on decision (record, at);

-- One list of what happened to a record, for those who ask why it holds what it holds.
drop view history;
create view history as
    select record, at, 'change' as kind, field, version as number, event, system, actor, mapping_version, decision,
           before, after, null::jsonb as kept, null::jsonb as lost
    from change
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
