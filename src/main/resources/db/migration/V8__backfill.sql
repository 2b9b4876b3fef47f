create table backfill (
    id       bigint generated always as identity primary key,
    mapping  text        not null,
    dry_run  boolean     not null,
    state    text        not null default 'counting' check (state in ('counting', 'counted', 'running', 'failed')),
    report   jsonb,
    why      text,
    began_at timestamptz not null,
    ended_at timestamptz
);
comment on table backfill is 'Counts of what all systems of a mapping hold, made before they are brought together for the first time.';
comment on column backfill.state is 'counting; counted: a dry run, nothing else follows; running: a full sweep of every system follows; failed: see why.';
comment on column backfill.report is '{systems: {NAME: records}, groups: [{kind, systems, count, examples}]}';
