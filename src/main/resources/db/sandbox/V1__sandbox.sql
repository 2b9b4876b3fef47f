-- The records of the sandbox CRM. Its objects are fixed (io.attune.sandbox.crm.schema), so their fields lie in one document,
-- and only those that look-ups go by have an index.

create sequence sandbox.crm_record_number;
comment on sequence sandbox.crm_record_number is 'Ids of records are made of this number.';

create table sandbox.crm_record (
    id          text collate "C" primary key,
    object      text not null,
    fields      jsonb not null,
    created_at  timestamptz(0) not null,
    created_by  text not null,
    modified_at timestamptz(0) not null,
    modified_by text not null,
    deleted_at  timestamptz(0)
);
comment on table sandbox.crm_record is 'One record of the sandbox CRM: a contact, an account or an order.';
comment on column sandbox.crm_record.id is 'In its form of 18 characters.';
comment on column sandbox.crm_record.fields is 'What clients write. A blank field is absent; numbers are exact.';
comment on column sandbox.crm_record.modified_at is 'Whole seconds, as the vendor tells them.';
comment on column sandbox.crm_record.deleted_at is 'When it went into the bin; null = it is there.';

-- Unique external ids. What lies in the bin keeps no value from others.
create unique index crm_record_attune_id on sandbox.crm_record (object, lower(fields ->> 'Attune_Id__c'))
    where deleted_at is null;
create unique index crm_record_order_number on sandbox.crm_record (lower(fields ->> 'OrderNumber__c'))
    where object = 'Shop_Order__c' and deleted_at is null;
-- Look-ups: by the other external id, by e-mail address, the orders of a customer, the contacts of an account.
create index crm_record_shopify_id on sandbox.crm_record (object, lower(fields ->> 'Shopify_Customer_Id__c'))
    where deleted_at is null;
create index crm_record_email on sandbox.crm_record (object, lower(fields ->> 'Email')) where deleted_at is null;
create index crm_record_customer on sandbox.crm_record ((fields ->> 'Customer__c')) where object = 'Shop_Order__c';
create index crm_record_account on sandbox.crm_record ((fields ->> 'AccountId')) where object = 'Contact';
-- Changed since, for polls and for the page.
create index crm_record_modified on sandbox.crm_record (object, modified_at, id);

create table sandbox.crm_cursor (
    id      bigint generated always as identity primary key,
    soql    text not null,
    ids     text[] not null,
    made_at timestamptz not null
);
comment on table sandbox.crm_cursor is 'Results of queries that take more than one page. Kept for two days.';
comment on column sandbox.crm_cursor.ids is 'All records that were found, in the order asked for.';
