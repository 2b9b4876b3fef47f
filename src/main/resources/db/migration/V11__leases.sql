-- Leases that end with their process; sweeps and backfills that go on where they were, and say how they went.

create table process (
    id       uuid        primary key,
    began_at timestamptz not null
);
comment on table process is 'The processes on this database. Each holds the advisory lock hashtextextended(''process '' || id, 0) as long as it lives: when another one gets it, what the dead one had under way is free at once.';

alter table cursor add column holder uuid;
alter table cursor add column fence bigint not null default 0;
alter table cursor add column ended_at timestamptz;
alter table cursor add column records int not null default 0;
alter table cursor add column unheard int not null default 0;
alter table cursor add column failed text;
comment on column cursor.value is '{since: where the next one begins, began: when the present one did, page: of the present one, records, unheard, restarts: counts of the present one}';
comment on column cursor.holder is 'The process that has the lease.';
comment on column cursor.fence is 'Raised by each claim; a course that carries an older number is not stored.';
comment on column cursor.ended_at is 'When the last one ended, well or ill; records, unheard and failed are its.';
comment on column cursor.records is 'How many records it listed.';
comment on column cursor.unheard is 'Of these, how many steps failed: each is an event of its own, tried again by the inbox.';
comment on column cursor.failed is 'Why it stopped before its end; null where it came through.';

alter table backfill add column system text;
alter table backfill add column page text;
alter table backfill add column tries int not null default 0;
alter table backfill add column holder uuid;
alter table backfill add column leased_to timestamptz;
alter table backfill add column counted_at timestamptz;
comment on column backfill.state is 'counting: by its holder, or by whoever looks next; counted: a dry run, nothing else follows; running: every system is swept in full; done: all of them came through; failed: see why.';
comment on column backfill.system is 'Being listed at present; null before the first.';
comment on column backfill.page is 'The next one of that system; null for the first.';
comment on column backfill.tries is 'How often the present page could not be had.';
comment on column backfill.why is 'Why it failed; while it counts, what it waits for.';
comment on column backfill.holder is 'The process that counts.';
comment on column backfill.leased_to is 'Until when; each page renews it. Without a holder: when it goes on.';
comment on column backfill.counted_at is 'When all was counted: the sweeps that follow begin after that.';
alter table backfill drop constraint backfill_state_check;
alter table backfill add constraint backfill_state_check check (state in ('counting', 'counted', 'running', 'done', 'failed'));
update backfill set counted_at = ended_at where state in ('counted', 'running');
update backfill set state = 'done' where state = 'running';
update backfill set state = 'failed', ended_at = began_at, why = 'the process that counted ended' where state = 'counting';
-- Two that count at once would be one too many.
create unique index backfill_counting on backfill (mapping) where state = 'counting';

create table census (
    backfill bigint not null references backfill on delete cascade,
    system   text   not null,
    ext_id   text   not null,
    number   int    not null,
    looks    bigint not null,
    marks    uuid[] not null,
    primary key (backfill, system, ext_id)
);
-- The next number, and the names of the examples.
create index census_by_number on census (backfill, number);
comment on table census is 'What a backfill that counts has come across. Emptied when it is through.';
comment on column census.number is 'From 0 on, within the backfill.';
comment on column census.looks is 'A hash of what the record tells in the fields that several systems have.';
comment on column census.marks is 'Records with a mark in common are one: hashes of its keys, and the record of ours that it is.';

comment on table attempt is 'The attempts of deliveries and how each ended: one row an attempt, however many calls it took. Kept 30 days.';
comment on column attempt.call is 'What it was to bring about: sync, or end where the record has ended.';

alter table problem add column writing boolean not null default false;
comment on column problem.writing is 'Found in writing: the next reading says nothing about it.';
