package io.attune.token;

import io.attune.connector.Secret;
import io.attune.token.TokenSeal.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Iterator;

/**
 * Keeps them in the table {@code token}, sealed. Nothing is cached: an opened token lives as long as one call needs it.
 */
final class PgRefreshTokens implements RefreshTokens {

    private static final String NAME = "refresh";
    private static final String FIND = "select version, sealed from token where connection = $1 and name = $2";
    private static final String INSERT = """
            insert into token (connection, name, version, sealed, rotated_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing""";
    private static final String UPDATE = """
            update token set version = $3, sealed = $4, rotated_at = $5
            where connection = $1 and name = $2 and version = $3 - 1""";

    private final Pool pool;
    private final TokenSeal seal;
    private final Clock clock;

    PgRefreshTokens(Pool pool, TokenSeal seal, Clock clock) {
        this.pool = pool;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public boolean canKeep() {
        return seal.hasKey();
    }

    @Override
    public Uni<Kept> find(String connection) {
        return pool.preparedQuery(FIND).execute(Tuple.of(connection, NAME))
                .onItem().transform(rows -> kept(connection, rows));
    }

    private Kept kept(String connection, RowSet<Row> rows) {
        Iterator<Row> found = rows.iterator();
        if (!found.hasNext()) {
            return new Kept.Nothing();
        }
        var row = found.next();
        long version = row.getLong("version");
        return seal.open(row.getBuffer("sealed").getBytes(), new Place(connection, NAME, version))
                .<Kept>map(token -> new Kept.Held(version, Secret.of(token)))
                .orElseGet(() -> new Kept.Shut(version));
    }

    @Override
    public Uni<Boolean> replace(String connection, long version, Secret token) {
        long next = version + 1;
        byte[] sealed = seal.seal(token.reveal(), new Place(connection, NAME, next));
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(version == 0 ? INSERT : UPDATE)
                .execute(Tuple.of(connection, NAME, next, Buffer.buffer(sealed), now))
                .onItem().transform(result -> result.rowCount() == 1);
    }
}
