package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that breaks while it is set up is told of, unless it was the process that broke it. */
class DatabaseSessionsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Logger log = Logger.getLogger(DatabaseSessions.class.getName());
    private final Lines lines = new Lines();
    private final DatabaseSessions sessions = new DatabaseSessions();

    private static final class Lines extends Handler {

        private final List<String> words = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            words.add(line.getMessage().split(" ")[0]);
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @BeforeEach
    void listen() {
        log.setLevel(Level.WARNING);
        log.addHandler(lines);
    }

    @AfterEach
    void close() {
        log.removeHandler(lines);
        log.setLevel(null);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void tellsOfASessionThatCannotBeSetUpUntilTheProcessStops() {
        begin(closed());
        assertEquals(List.of("database.session-not-set"), lines.words);

        sessions.stop(new ShutdownEvent());
        begin(closed());
        assertEquals(List.of("database.session-not-set"), lines.words);
    }

    /** Returns when what was asked of the session after it has failed, too. */
    private void begin(SqlConnection session) {
        sessions.begin(session);
        session.query("select 1").execute().toCompletionStage().toCompletableFuture().handle((rows, failure) -> failure).join();
    }

    private SqlConnection closed() {
        var database = PostgresResource.database();
        var options = PgConnectOptions.fromUri(database.url()).setUser(database.user()).setPassword(database.password());
        return PgConnection.connect(vertx, options)
                .compose(session -> session.close().map((SqlConnection) session))
                .toCompletionStage().toCompletableFuture().join();
    }
}
