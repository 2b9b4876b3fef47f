-- The users of the sandbox help desk, and the webhooks it sends.

create sequence sandbox.desk_user_id start 21000000000001;

create table sandbox.desk_user (
    id         bigint primary key,
    document   jsonb not null,
    created_at timestamptz(0) not null,
    updated_at timestamptz(0) not null,
    active     boolean not null default true
);
comment on table sandbox.desk_user is 'One user of the sandbox help desk.';
comment on column sandbox.desk_user.document is 'What clients write, and the further e-mail addresses under identities. A blank field is absent.';
comment on column sandbox.desk_user.active is 'False: deleted. Deleted users are still shown by their id and in exports.';

-- Look-ups, without regard to case. What is deleted keeps no value from others.
create unique index desk_user_external_id on sandbox.desk_user (lower(document ->> 'external_id')) where active;
create index desk_user_email on sandbox.desk_user (lower(document ->> 'email')) where active;
create index desk_user_updated on sandbox.desk_user (updated_at, id);

create table sandbox.desk_webhook (
    number      bigint generated always as identity primary key,
    id          uuid not null unique,
    type        text not null,
    body        text not null,
    happened_at timestamptz not null,
    tries       int not null default 0,
    due_at      timestamptz,
    tried_at    timestamptz,
    status      int,
    answer      text
);
comment on table sandbox.desk_webhook is 'A webhook of the sandbox help desk, sent or to be sent.';
comment on column sandbox.desk_webhook.id is 'The id of the invocation: the same for every try.';
comment on column sandbox.desk_webhook.due_at is 'When it is sent next; null = delivered or given up.';
comment on column sandbox.desk_webhook.status is 'Of the last answer; null = there was none.';

create index desk_webhook_due on sandbox.desk_webhook (due_at, number) where due_at is not null;
