package io.attune.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connector.Secret;
import io.attune.runtime.PostgresResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PgRefreshTokensTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void start() {
        var database = PostgresResource.database();
        vertx = Vertx.vertx();
        pool = Pool.pool(vertx, PgConnectOptions.fromUri(database.url()).setUser(database.user())
                .setPassword(database.password()), new PoolOptions());
    }

    @AfterAll
    static void stop() {
        await(pool.close());
        await(vertx.close());
    }

    @Test
    void keepsOneTokenAConnectionAndItsVersion() {
        var tokens = tokens(1);
        assertEquals(new Kept.Nothing(), await(tokens.find("books")));

        assertTrue(await(tokens.replace("books", 0, Secret.of("first"))));
        assertTrue(await(tokens.replace("books", 1, Secret.of("second"))));
        assertTrue(await(tokens.replace("shop", 0, Secret.of("other"))));

        assertEquals(new Kept.Held(2, Secret.of("second")), await(tokens.find("books")));
        assertEquals(new Kept.Held(1, Secret.of("other")), await(tokens.find("shop")));
    }

    @Test
    void leavesTheTokenOfWhoWasThereFirst() {
        var tokens = tokens(1);
        await(tokens.replace("race", 0, Secret.of("theirs")));

        assertFalse(await(tokens.replace("race", 0, Secret.of("ours"))));
        await(tokens.replace("race", 1, Secret.of("theirs again")));
        assertFalse(await(tokens.replace("race", 1, Secret.of("ours"))));

        assertEquals(new Kept.Held(2, Secret.of("theirs again")), await(tokens.find("race")));
    }

    @Test
    void shutsWithoutTheKeyAndOpensAgainWithIt() {
        await(tokens(1).replace("locked", 0, Secret.of("token")));

        assertEquals(new Kept.Shut(1), await(tokens(2).find("locked")));
        assertTrue(await(tokens(2).replace("locked", 1, Secret.of("signed in again"))));
        assertEquals(new Kept.Held(2, Secret.of("signed in again")), await(tokens(2).find("locked")));
    }

    /** A row copied to another connection, or put back to an older version, does not open. */
    @Test
    void opensNoRowThatWasMoved() {
        var tokens = tokens(1);
        await(tokens.replace("from", 0, Secret.of("token")));
        execute("insert into token select 'to', name, version, sealed, rotated_at from token "
                + "where connection = 'from'");
        execute("update token set version = 2 where connection = 'from'");

        assertInstanceOf(Kept.Shut.class, await(tokens.find("to")));
        assertInstanceOf(Kept.Shut.class, await(tokens.find("from")));
    }

    @Test
    void writesNothingInClear() {
        await(tokens(1).replace("clear", 0, Secret.of("in-clear-this-would-be-seen")));

        var rows = await(pool.query("select * from token where connection = 'clear'").execute());
        var row = rows.iterator().next();

        var bytes = new String(row.getBuffer("sealed").getBytes(), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("clear"));
        assertEquals(CLOCK.instant(), row.getOffsetDateTime("rotated_at").toInstant());
    }

    private static void execute(String sql) {
        await(pool.query(sql).execute());
    }

    private static RefreshTokens tokens(int filler) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        Arrays.fill(key, (byte) filler);
        var ring = KeyRing.reading(Base64.getEncoder().encodeToString(key));
        return new PgRefreshTokens(pool, new TokenSeal(ring, new SecureRandom()), CLOCK);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
