-- Refresh tokens that the vendor replaces at each use. One row a connection and name; the version grows by one with each
-- rotation and is how two processes that refresh at once notice each other.
create table token (
    connection text        not null,
    name       text        not null,
    version    bigint      not null check (version > 0),
    sealed     bytea       not null,
    rotated_at timestamptz not null,
    primary key (connection, name) -- the only way it is looked up
);

comment on table token is 'tokens obtained from vendors, encrypted; never in clear';
comment on column token.connection is 'name of the connection in connections.yaml';
comment on column token.name is 'what it is: refresh';
comment on column token.version is 'counts rotations from 1; part of what the seal authenticates';
comment on column token.sealed is 'format (1 byte), key id (8), nonce (12), AES-256-GCM text and tag; bound to connection, name and version';
comment on column token.rotated_at is 'when the vendor gave it';
