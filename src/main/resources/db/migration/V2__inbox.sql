-- The inbox: what systems told us, on disk before they are answered, and a queue until each is settled.

create sequence event_id as bigint;

create table event (
    id          bigint      primary key,
    connection  text        not null,
    delivery_id text        not null,
    topic       text        not null,
    headers     json        not null,
    body        bytea,
    received_at timestamptz not null,
    state       text        not null default 'stored'
                check (state in ('stored', 'done', 'ignored', 'unreadable', 'failed')),
    why         text,
    settled_at  timestamptz,
    due_at      timestamptz not null,
    tries       int         not null default 0,
    holder      uuid
) with (fillfactor = 80, toast_tuple_target = 128, autovacuum_vacuum_scale_factor = 0.02);
-- A claim and a settlement write the row again: with the body out of line they copy some hundred bytes, not the body.
-- It is not compressed: the server may lack lz4, and pglz costs more than the disk that it saves for seven days.
alter table event alter column body set storage external;
comment on table event is 'One thing a connection told us, unique by connection and delivery id (see seen_delivery).';
comment on column event.delivery_id is 'The sender''s id of this delivery, the same for each repeat.';
comment on column event.topic is 'What it is about, in the sender''s words.';
comment on column event.headers is '{lower-case name: [values]}, without credentials; emptied with the body.';
comment on column event.body is 'The raw bytes as they were signed. Null when it is no longer kept: 7 days for what is done or ignored, 90 for what waits for a person.';
comment on column event.state is 'stored: to be handled; done; ignored: nothing wants it; unreadable: signed, but its body can''t be read; failed: its step failed too often, a person must look.';
comment on column event.why is 'Why it was ignored, can''t be read or failed last, without values of the body.';
comment on column event.settled_at is 'When it left the state stored.';
comment on column event.due_at is 'When it may be handed on: at once, after a failed try later. While it is being handled: when its lease ends and others may take it.';
comment on column event.tries is 'How often it was handed on.';
comment on column event.holder is 'The process that has the lease.';
-- The queue: its length is the backlog, not the history.
create index event_due on event (due_at, id) where state = 'stored';
-- What waits for a person is listed and counted; it is little.
create index event_parked on event (id) where state in ('unreadable', 'failed');
-- The retention job finds the bodies that are due without reading those it has emptied.
create index event_with_body on event (received_at) where body is not null;

create table seen_delivery (
    connection  text  not null,
    delivery_id text  not null,
    day         date  not null,
    event       bigint not null,
    body_hash   bytea not null,
    -- In this order the key also answers the look-up over 30 days: one probe a day, none of them by the day alone.
    primary key (connection, delivery_id, day)
) partition by range (day);
comment on table seen_delivery is 'Delivery ids of the last 30 days, so that a repeat is known. A partition a day (UTC): forgetting is dropping a table. No foreign key: it outlives no event, but must not slow down one.';
comment on column seen_delivery.day is 'The day of the first arrival. An id is unique within a day and looked up over 30.';
comment on column seen_delivery.event is 'The id that the first arrival got.';
comment on column seen_delivery.body_hash is 'SHA-256 of the body: one id with two bodies is an alarm.';
