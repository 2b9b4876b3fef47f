-- What is live goes before what came by the thousand.

alter table delivery add column bulk boolean not null default false;
comment on column delivery.bulk is 'Due by a backfill, a full sweep, a replay of many or a new version of the mapping, and by nothing live since: what is live goes first.';

drop index delivery_due;
-- What is due at a connection, in order: what is due at others, however much it is, is not looked at.
create index delivery_due on delivery (connection, bulk, due_at) where state in ('due', 'waiting');
