-- What the sandbox CRM still has to tell by outbound messages.

create table sandbox.crm_outbound (
    number    bigint generated always as identity primary key,
    record_id text not null,
    made_at   timestamptz not null,
    tries     int not null default 0,
    due_at    timestamptz not null,
    answer    text
);
comment on table sandbox.crm_outbound is 'A notification of the sandbox CRM that nobody has acknowledged yet. What is delivered, or too old, is gone.';
comment on column sandbox.crm_outbound.number is 'The id of the notification is made of it: the same for every try.';
comment on column sandbox.crm_outbound.record_id is 'The contact, told as it is when it is sent.';
comment on column sandbox.crm_outbound.answer is 'What the last try gave.';

create index crm_outbound_due on sandbox.crm_outbound (due_at, number);
