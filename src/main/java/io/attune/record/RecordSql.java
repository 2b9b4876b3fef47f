package io.attune.record;

/** The statements by which the state of records is stored, the rows of a table in one. */
final class RecordSql {

    /** What is known to be new is stored without a look for what may be there. */
    record Put(String fresh, String known) {}

    private static final String NEW_RECORDS = """
            insert into record (id, mapping, mapping_version, fields, seen, ended_at, created_at, updated_at, left_in)
            select id, mapping, version, fields::json, seen, ended_at, at, at, left_in
            from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::boolean[], $6::timestamptz[],
                    $7::timestamptz[], $8::text[])
                as put (id, mapping, version, fields, seen, ended_at, at, left_in)""";
    private static final String PUT_RECORDS = NEW_RECORDS + '\n' + """
            on conflict (id) do update set mapping_version = excluded.mapping_version, fields = excluded.fields,
                seen = excluded.seen, ended_at = excluded.ended_at, left_in = excluded.left_in,
                updated_at = excluded.updated_at""";
    private static final String NEW_LINKS = """
            insert into link (record, system, mapping, ext_id, revision, seen_at, seen_no, fields, tombstone_at,
                read_at, frozen)
            select record, system, mapping, ext_id, revision, seen_at, seen_no, fields::json, tombstone_at, read_at,
                frozen::jsonb
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::bigint[],
                    $8::text[], $9::timestamptz[], $10::timestamptz[], $11::text[])
                as put (record, system, mapping, ext_id, revision, seen_at, seen_no, fields, tombstone_at, read_at,
                    frozen)""";
    private static final String PUT_LINKS = NEW_LINKS + '\n' + """
            on conflict (record, system) do update set ext_id = excluded.ext_id, revision = excluded.revision,
                seen_at = excluded.seen_at, seen_no = excluded.seen_no, fields = excluded.fields,
                tombstone_at = excluded.tombstone_at, read_at = excluded.read_at, frozen = excluded.frozen""";
    private static final String NEW_INFLIGHT = """
            insert into inflight (record, system, kind, mapping_version, patch, sent_at)
            select record, system, kind, version, patch::json, sent_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
                as put (record, system, kind, version, patch, sent_at)""";
    private static final String PUT_INFLIGHT = NEW_INFLIGHT + '\n' + """
            on conflict (record, system) do update set kind = excluded.kind, mapping_version = excluded.mapping_version,
                patch = excluded.patch, sent_at = excluded.sent_at""";

    static final Put RECORDS = new Put(NEW_RECORDS, PUT_RECORDS);
    static final Put LINKS = new Put(NEW_LINKS, PUT_LINKS);
    static final Put INFLIGHT = new Put(NEW_INFLIGHT, PUT_INFLIGHT);

    static final String DROP_INFLIGHT = """
            delete from inflight using unnest($1::uuid[], $2::text[]) as settled (record, system)
            where inflight.record = any(($1::uuid[])::uuid[]) and inflight.record = settled.record
                and inflight.system = settled.system""";
    static final String DROP_MAYBE_SENT = "delete from maybe_sent where record = $1 and system = $2";
    static final String PUT_MAYBE_SENT = """
            insert into maybe_sent (record, system, field, value_hash, sent_at, until)
            values ($1, $2, $3, $4, $5, $6)""";

    private RecordSql() {}
}
