package io.attune.sandbox.desk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The statements on the users. Each takes part in its client's transaction, if any. */
public final class UserTable {

    private static final String SELECT =
            "select id, document::text, created_at, updated_at, active from sandbox.desk_user where ";

    private final SqlClient db;

    public UserTable(SqlClient db) {
        this.db = db;
    }

    /** The deleted ones too. */
    public Uni<Optional<DeskUser>> byId(long id) {
        return users(SELECT + "id = $1", Tuple.of(id)).map(UserTable::first);
    }

    public Uni<List<DeskUser>> byIds(Collection<Long> ids) {
        return users(SELECT + "id = any($1) order by id", Tuple.tuple().addValue(ids.toArray(Long[]::new)));
    }

    /** Whatever the case of its letters. */
    public Uni<Optional<DeskUser>> byExternalId(String externalId) {
        return users(SELECT + "active and lower(document ->> 'external_id') = lower($1)", Tuple.of(externalId))
                .map(UserTable::first);
    }

    /** By its first address, or a further one. */
    public Uni<Optional<DeskUser>> byEmail(String email) {
        return users(SELECT + "active and (lower(document ->> 'email') = lower($1)"
                + " or document -> 'identities' ? lower($1)) order by id limit 1", Tuple.of(email))
                .map(UserTable::first);
    }

    /** Those whose field contains the text; of a telephone number only its digits are compared. */
    public Uni<List<DeskUser>> containing(SearchTerm term, int most) {
        var column = "document ->> '%s'".formatted(term.field().column());
        var condition = term.field() == SearchTerm.Field.PHONE
                ? "regexp_replace(%s, '[^0-9]', '', 'g') = regexp_replace($1, '[^0-9]', '', 'g')"
                : "position(lower($1) in lower(%s)) > 0";
        return users(SELECT + "active and " + condition.formatted(column) + " order by id limit $2",
                Tuple.of(term.text(), most));
    }

    public Uni<List<DeskUser>> latest(int most) {
        return users(SELECT + "active order by updated_at desc, id desc limit $1", Tuple.of(most));
    }

    public Uni<Long> count() {
        return db.query("select count(*) from sandbox.desk_user where active").execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Changed at or after that place and before {@code until}, the deleted ones too, in order of their change. */
    public Uni<List<DeskUser>> changed(ExportCursor from, Instant until, int most) {
        return users(SELECT + "(updated_at, id) > ($1, $2) and updated_at < $3 order by updated_at, id limit $4",
                Tuple.of(utc(from.at()), from.id(), utc(until), most));
    }

    /** All writes of users stand in one line, so that no two take the same address. */
    Uni<Void> queueUp() {
        return db.query("select pg_advisory_xact_lock(hashtextextended('sandbox.desk', 0))").execute()
                .replaceWithVoid();
    }

    Uni<Long> nextId() {
        return db.query("select nextval('sandbox.desk_user_id')").execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<DeskUser> save(DeskUser user) {
        return db.preparedQuery("""
                        insert into sandbox.desk_user (id, document, created_at, updated_at, active)
                        values ($1, $2::text::jsonb, $3, $4, $5)
                        on conflict (id) do update set document = excluded.document,
                            updated_at = excluded.updated_at, active = excluded.active""")
                .execute(Tuple.of(user.id(), JsonText.write(user.document()), utc(user.createdAt()),
                        utc(user.updatedAt()), user.active()))
                .replaceWith(user);
    }

    private Uni<List<DeskUser>> users(String sql, Tuple values) {
        return db.preparedQuery(sql).execute(values)
                .map(rows -> rows.stream().map(UserTable::user).toList());
    }

    private static Optional<DeskUser> first(List<DeskUser> users) {
        return users.stream().findFirst();
    }

    private static DeskUser user(Row row) {
        var document = (JsonText.Reading.Readable) JsonText.read(row.getString(1).getBytes(StandardCharsets.UTF_8));
        return new DeskUser(row.getLong(0), (ObjectNode) document.tree(), row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant(), row.getBoolean(4));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
