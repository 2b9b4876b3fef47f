-- What edits in more than one system need beside the state of V1.

alter table link add column read_at timestamptz;
comment on column link.read_at is 'When it was last seen, by our clock: an edit that is seen next happened after it.';
comment on column link.fields is '{field: {v: shadow, the value last seen there, n: ack, the agreed version this system has confirmed, i: image, what it made of the last value given, a: when the shadow was sent, if it was not seen since}}';
comment on column record.fields is '{field: {v: value, n: version, s: system it came from, from/to: when it was edited, at the earliest and at the latest, by our clock, by: actor, as: roles, was: the value before, turns/since: how often it went back and forth, and since when}}';
comment on column maybe_sent.field is 'Empty for the record itself: a create whose result was never learnt.';

alter table conflict add column system text not null;
alter table conflict add column open boolean not null default false;
alter table conflict add column decided_at timestamptz;
comment on column conflict.system is 'In which the edit was made that met the agreed value.';
comment on column conflict.winner is 'The value that is agreed.';
comment on column conflict.loser is 'The other one, which is agreed nowhere any more.';
comment on column conflict.evidence is '{winner, loser: {s: system, from/to: when, by: actor, as: roles}}';
comment on column conflict.policy is 'What decided, in a few words.';
comment on column conflict.open is 'The field waits for a person; until then that system keeps its own value.';
-- One open question a field and system: a later edit there replaces it.
create unique index conflict_open on conflict (record, field, system) where open;
-- The list of what waits, newest first.
create index conflict_by_time on conflict (at desc, id);

alter table delivery add column asked bigint not null default 0;
comment on column delivery.asked is 'How often the system told of a change that is not read there yet: it is read first. Told again while it is read, it is read again.';

alter table cursor add column due_at timestamptz not null default now();
alter table cursor add column leased_to timestamptz;
comment on table cursor is 'How far the sweeps of a system have come: one row a mapping, system and kind (changed or full).';
comment on column cursor.value is '{since: where the next one begins, began: when the present one did, page: of the present one}';
comment on column cursor.due_at is 'When the next one begins.';
comment on column cursor.leased_to is 'While it runs: until when its process has it. After that any process goes on with its page.';

alter table link add column listed_at timestamptz;
comment on column link.listed_at is 'The beginning of the last full sweep that listed it: what a later one leaves out may be deleted.';
