-- The state of the sync engine. One row a record and one row a link, their fields in one document each, so that a step
-- writes a handful of rows. "Golden" of the literature is `agreed` here: the value that all systems shall hold.

create table record (
    id              uuid primary key,
    mapping         text        not null,
    mapping_version int         not null,
    fields          jsonb       not null default '{}',
    seen            boolean     not null default true,
    ended_at        timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
comment on table record is 'The shared thing itself: its agreed value of every mapped field, each with a version.';
comment on column record.id is 'Also the marker written to systems that have a place for one. UUID version 7: new ones sort last.';
comment on column record.mapping_version is 'The version of the mapping that the last step of this record ran under.';
comment on column record.fields is '{field: {v: value, n: version, s: system it came from, from/to: when it was edited, at the earliest and at the latest, by: actor}}';
comment on column record.seen is 'False for an expected parent: something refers to it, no system has shown it yet.';
comment on column record.ended_at is 'When it was deleted somewhere and so ended; it never comes back to life.';
-- Pages of the API go through one mapping, newest change first.
create index record_by_mapping on record (mapping, updated_at desc, id);
-- The cap on deletes counts the last hour of one mapping.
create index record_ended on record (mapping, ended_at) where ended_at is not null;

create table link (
    record       uuid        not null references record,
    system       text        not null,
    mapping      text        not null,
    ext_id       text,
    revision     bigint,
    seen_at      timestamptz,
    seen_no      bigint      not null default 0,
    fields       jsonb       not null default '{}',
    frozen       jsonb       not null default '[]',
    tombstone_at timestamptz,
    primary key (record, system)
);
comment on table link is 'A record''s identity and last known state in one system.';
comment on column link.ext_id is 'Its id there; null until it is known.';
comment on column link.revision is 'The last revision seen, as the connector counts: microseconds since 1970 or a number. Older ones are dropped.';
comment on column link.seen_at is 'When the last applied event happened there; orders events of one revision.';
comment on column link.seen_no is 'Raised by every applied read or write; an answer to a call that began under an older number is thrown away.';
comment on column link.fields is '{field: {v: shadow, the value last seen there, n: ack, the agreed version this system has confirmed, i: image, what it made of the last value given, a: true if the shadow is assumed, not seen}}';
comment on column link.frozen is 'Fields that wait for a person''s decision.';
comment on column link.tombstone_at is 'When it was found deleted there. Kept 90 days, so that what comes late is known.';
-- An event finds its record by this; and no two records ever claim one id.
create unique index link_by_ext_id on link (mapping, system, ext_id) where ext_id is not null;

create table claim (
    mapping  text  not null,
    key_hash bytea not null,
    record   uuid  not null references record,
    primary key (mapping, key_hash)
);
comment on table claim is 'Who holds a key of `match`: two records with one e-mail address cannot come to be, even when seen at the same moment.';
comment on column claim.key_hash is 'SHA-256 over the names and canonical values of the key''s fields.';
-- Ending a record, or a change of its key, releases its claims.
create index claim_by_record on claim (record);

create table delivery (
    record     uuid        not null references record,
    system     text        not null,
    mapping    text        not null,
    connection text        not null,
    state      text        not null check (state in ('due', 'waiting', 'held', 'dead')),
    due_at     timestamptz not null,
    since      timestamptz not null,
    tries      int         not null default 0,
    outage     boolean     not null default false,
    retry_at   timestamptz,
    waits_for  uuid[]      not null default '{}',
    words      text,
    lease      uuid,
    leased_to  timestamptz,
    fence      bigint      not null default 0,
    primary key (record, system)
);
comment on table delivery is 'This system lags behind this record: a dirty mark, not a copy of a change. What is sent is computed when it is sent.';
comment on column delivery.state is 'due: at due_at; waiting: for a parent, at most until due_at; held: for an approval; dead: a dead letter, for a person.';
comment on column delivery.since is 'Since when it lags: the age of the backlog.';
comment on column delivery.tries is 'Attempts that counted. A newer value starts them anew.';
comment on column delivery.outage is 'The last attempt failed by an outage of the connection, not by this record: due again as soon as the connection answers.';
comment on column delivery.retry_at is 'When the schedule wants the next try. One made earlier, to see whether an outage is over, uses up no try.';
comment on column delivery.waits_for is 'The parents that must be linked in the system first.';
comment on column delivery.words is 'How the last attempt ended, in the system''s own words.';
comment on column delivery.fence is 'Raised by each claim; an answer that carries an older number is not stored.';
-- What is due, in order; small, since only lagging links have a row here.
create index delivery_due on delivery (due_at) where state in ('due', 'waiting');
-- An outage that ends makes its deliveries due.
create index delivery_outage on delivery (connection) where outage;
-- A parent that gets linked makes its children due.
create index delivery_waits_for on delivery using gin (waits_for) where state = 'waiting';

create table inflight (
    record          uuid        not null references record,
    system          text        not null,
    kind            text        not null,
    mapping_version int         not null,
    patch           jsonb       not null,
    sent_at         timestamptz not null,
    primary key (record, system)
);
comment on table inflight is 'A write whose result is not known (yet). Stored before the call; settled by its answer or by reading back.';
comment on column inflight.kind is 'create, update, upsert or delete.';
comment on column inflight.patch is '{field: {v: the value sent, n: the agreed version it had}}';

create table maybe_sent (
    record     uuid        not null references record,
    system     text        not null,
    field      text        not null,
    value_hash text        not null,
    sent_at    timestamptz not null,
    until      timestamptz not null,
    primary key (record, system, field, value_hash)
);
comment on table maybe_sent is 'Values of writes whose result was never learnt: seen later, they may be ours.';

create table conflict (
    id         bigint generated always as identity primary key,
    record     uuid        not null references record,
    field      text        not null,
    winner     jsonb       not null,
    loser      jsonb       not null,
    evidence   jsonb       not null,
    policy     text        not null,
    at         timestamptz not null,
    decided_by text
);
comment on table conflict is 'Two systems changed the same field without knowing of each other. The loser is kept, whoever won.';
create index conflict_by_record on conflict (record, at);

create table duplicate (
    id         bigint generated always as identity primary key,
    mapping    text        not null,
    system     text        not null,
    ext_id     text        not null,
    record     uuid        references record,
    other      uuid        references record,
    reason     text        not null,
    at         timestamptz not null,
    decided    text check (decided in ('same', 'different', 'ignore')),
    decided_at timestamptz,
    decided_by text,
    unique (mapping, system, ext_id)
);
comment on table duplicate is 'Records that may be one, or ids that two records claim: a person says which.';

create table change (
    record          uuid        not null,
    field           text        not null,
    version         bigint      not null,
    event           bigint,
    system          text        not null,
    actor           text,
    mapping_version int         not null,
    decision        text        not null,
    before          jsonb,
    after           jsonb       not null,
    at              timestamptz not null
) partition by range (at);
comment on table change is 'The history: each change of an agreed value, with what caused and what decided it.';
create index change_by_record on change (record, at);

create table attempt (
    record     uuid        not null,
    system     text        not null,
    mapping    text        not null,
    connection text        not null,
    call       text        not null,
    outcome    text        not null,
    status     int,
    words      text,
    millis     int         not null,
    at         timestamptz not null
) partition by range (at);
comment on table attempt is 'The calls made for deliveries and how each ended. Kept 30 days.';
create index attempt_by_record on attempt (record, at);

create table problem (
    record uuid        not null references record,
    system text        not null,
    field  text        not null,
    words  text        not null,
    at     timestamptz not null,
    primary key (record, system, field)
);
comment on table problem is 'Values that a row cannot read or write, in words. Gone as soon as the row works again.';

create table cursor (
    mapping text        not null,
    system  text        not null,
    kind    text        not null,
    value   text        not null,
    at      timestamptz not null,
    primary key (mapping, system, kind)
);
comment on table cursor is 'How far a sweep or a backfill has come.';
