create table mapping_version (
    mapping      text        not null,
    version      int         not null,
    hash         text        not null,
    content      text        not null,
    activated_at timestamptz not null,
    activated_by text        not null,
    primary key (mapping, version)
);
comment on table mapping_version is 'Every mapping version that was ever in force, whole: what a record''s mapping_version means stays known. Never changed, never deleted.';
comment on column mapping_version.hash is 'Hex SHA-256 of the file''s bytes. A version has one content for ever; a change needs a higher number.';
comment on column mapping_version.activated_at is 'When it came into force for the first time.';
comment on column mapping_version.activated_by is 'What put it in force: the start, or a change of the file while running, with the file''s name.';
