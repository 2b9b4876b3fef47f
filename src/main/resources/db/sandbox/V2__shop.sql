-- The records of the sandbox shop, and the webhooks it sends. The shop holds its records in memory and writes them here
-- before it answers; it reads them at the start only.

create table sandbox.shop_record (
    kind     text not null,
    id       bigint not null,
    document jsonb not null,
    primary key (kind, id)
);
comment on table sandbox.shop_record is 'One record of the sandbox shop: a customer, an order or a product.';
comment on column sandbox.shop_record.kind is 'CUSTOMER, ORDER or PRODUCT.';
comment on column sandbox.shop_record.id is 'The number in the vendor''s id. Unique within its kind.';
comment on column sandbox.shop_record.document is 'As the vendor''s REST resource shows it, plus its metafields.';

create table sandbox.shop_setting (
    is_only boolean primary key default true check (is_only),
    shape   text not null default 'full',
    seeded  boolean not null default false
);
comment on table sandbox.shop_setting is 'What can be set on the sandbox shop. One row.';
comment on column sandbox.shop_setting.shape is 'Of webhook bodies: full, or 2026-07 (customers without tags, totals, consent).';
comment on column sandbox.shop_setting.seeded is 'The records of a new shop were made once; whoever deletes them keeps them deleted.';
insert into sandbox.shop_setting default values;

create table sandbox.shop_webhook (
    number     bigint generated always as identity primary key,
    id         uuid not null unique,
    event_id   uuid not null,
    topic      text not null,
    body       text not null,
    happened_at timestamptz not null,
    tries      int not null default 0,
    due_at     timestamptz,
    tried_at   timestamptz,
    status     int,
    answer     text
);
comment on table sandbox.shop_webhook is 'A webhook of the sandbox shop, sent or to be sent.';
comment on column sandbox.shop_webhook.id is 'The delivery id: the same for every try.';
comment on column sandbox.shop_webhook.event_id is 'Shared by all that one action told.';
comment on column sandbox.shop_webhook.body is 'Exactly what is sent, every time; never brought up to date.';
comment on column sandbox.shop_webhook.due_at is 'When it is sent next; null = delivered or given up.';
comment on column sandbox.shop_webhook.status is 'Of the last answer; null = there was none.';
comment on column sandbox.shop_webhook.answer is 'What the last answer said, cut, or why there was none.';

-- What is due, oldest first; the log of the page reads by number.
create index shop_webhook_due on sandbox.shop_webhook (due_at, number) where due_at is not null;
