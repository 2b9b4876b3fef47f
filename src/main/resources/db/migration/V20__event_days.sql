-- The inbox is forgotten by the day. An event's id begins with the day on which it was stored, so a day is a range of ids:
-- a look-up by id asks one partition, and ids still grow with time.

-- Ten to the eleventh a day, beginning anew behind the last: days and numbers together stay below 2^53.
alter sequence event_id maxvalue 99999999999 cycle;

alter table event rename to event_once;
alter index event_pkey rename to event_once_pkey;
alter index event_due rename to event_once_due;
alter index event_parked rename to event_once_parked;
drop index event_with_body;

create table event (
    id          bigint      primary key,
    connection  text        not null,
    delivery_id text        not null,
    topic       text        not null,
    headers     json        not null,
    body        bytea,
    received_at timestamptz not null,
    state       text        not null default 'stored'
                constraint event_state_check check (state in ('stored', 'done', 'ignored', 'unreadable', 'failed')),
    why         text,
    settled_at  timestamptz,
    due_at      timestamptz not null,
    tries       int         not null default 0,
    holder      uuid
) partition by range (id);
-- Out of line and as they are: a claim and a settlement write the row again, and copy some hundred bytes, not the body.
alter table event alter column body set storage external;
alter table event alter column headers set storage external;
comment on table event is 'One thing a connection told us, unique by connection and delivery id (see seen_delivery). A partition a day (UTC) of storing: what is settled is forgotten with its day, what is open or waits for a person moves to event_kept before.';
comment on column event.id is 'Days since 1970 times 10^11, and a number. Smaller ones than 10^15 are of a time when ids had no day.';
comment on column event.delivery_id is 'The sender''s id of this delivery, the same for each repeat.';
comment on column event.topic is 'What it is about, in the sender''s words.';
comment on column event.headers is '{lower-case name: [values]}, without credentials.';
comment on column event.body is 'The raw bytes as they were signed. Null in rows of a time when bodies went before their rows.';
comment on column event.state is 'stored: to be handled; done; ignored: nothing wants it; unreadable: signed, but its body can''t be read; failed: its step failed too often, a person must look.';
comment on column event.why is 'What came of it, by mapping, or why it was ignored, can''t be read or failed last; without values of the body.';
comment on column event.settled_at is 'When it left the state stored.';
comment on column event.due_at is 'When it may be handed on: at once, after a failed try later. While it is being handled: when its lease ends and others may take it.';
comment on column event.tries is 'How often it was handed on.';
comment on column event.holder is 'The process that has the lease.';
-- The queue: its length is the backlog, not the history.
create index event_due on event (due_at, id) where state = 'stored';
-- What waits for a person is listed and counted; it is little.
create index event_parked on event (id) where state in ('unreadable', 'failed');

-- What was stored before is one partition with today's name, and goes as a day does; a process of the version before
-- stores there as long as one lives. event_kept begins below the oldest partition and grows up to the oldest that is left.
do $$
declare
    once text := 'event_until_' || to_char(now() at time zone 'utc', 'YYYYMMDD');
    lowest text := '10000 * 100000000000::bigint';
begin
    if exists (select from event_once) then
        execute format('alter table event_once add constraint without_day check (id >= 0 and id < %s)', lowest);
        execute format('alter table event attach partition event_once for values from (0) to (%s)', lowest);
        alter table event_once drop constraint without_day;
        execute format('alter table event_once rename to %I', once);
        lowest := '0';
    else
        drop table event_once;
    end if;
    execute format('create table event_kept partition of event for values from (minvalue) to (%s)'
        ' with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)', lowest);
end $$;
