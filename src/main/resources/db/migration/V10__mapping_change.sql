-- What a change of a mapping needs: in what versions differ, which one is in force, and which one waits for a person.

alter table mapping_version add column forms jsonb;
alter table mapping_version add column superseded_at timestamptz;
alter table mapping_version add column approved_by text;
alter table mapping_version add column approved_at timestamptz;
comment on table mapping_version is 'Every mapping version that was ever in force, whole: what a record''s mapping_version means stays known. Its content is never changed, and never deleted.';
comment on column mapping_version.forms is '{rows: {row: {system: hash}}, entrances: {system: hash}, keys: hash}: equal hashes read and write alike. Null: kept before they were taken.';
comment on column mapping_version.superseded_at is 'When another version came into force in its place; null for the one in force.';
comment on column mapping_version.approved_by is 'Who let it come into force; null where nobody was asked.';
update mapping_version set superseded_at = next.at
from (select mapping, version, lead(activated_at) over (partition by mapping order by version) as at from mapping_version) next
where next.mapping = mapping_version.mapping and next.version = mapping_version.version;

create table waiting_version (
    mapping     text        primary key,
    version     int         not null,
    hash        text        not null,
    file        text        not null,
    since       timestamptz not null,
    forecast    jsonb       not null,
    approved_by text,
    approved_at timestamptz
);
comment on table waiting_version is 'A version that stands in its file and is not in force, since it would write many records: a person says.';
comment on column waiting_version.forecast is '{records, counted, written, unknown, examples: [{record, system, field, before, after}]}: what it would do, from what is known of the records.';

alter table record add column left_in text;
comment on column record.left_in is 'The system in which it fits the mapping no more, if it ended by that; null if it was deleted.';

-- The records that do not stand under the version in force, until each was read anew.
create index record_by_version on record (mapping, mapping_version) where seen and ended_at is null;
comment on column record.mapping_version is 'The version of the mapping that its values are understood by.';
