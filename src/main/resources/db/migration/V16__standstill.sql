-- What one process learnt of a system's state holds for all.

create table standstill (
    connection text        not null,
    kind       text        not null,
    process    uuid        not null,
    until      timestamptz not null,
    primary key (connection, kind)
);
comment on table standstill is 'Connections that a process leaves alone for a while; the others look each second and do likewise.';
comment on column standstill.kind is 'Of the calls whose breaker is open; empty: the system asked for a pause of all calls.';
comment on column standstill.process is 'Who found out.';
comment on column standstill.until is 'By the clock of the database.';
