package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import org.junit.jupiter.api.function.Executable;

/**
 * A session with a database that breaks when it is told to: what was asked for next is done there, and its answer comes no
 * more. A statement that the session was asked before is one question and one answer.
 */
public final class LostAnswer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetServer server;
    private final PostgresPool database;
    private final PostgresPool session;
    private volatile boolean isNext;

    private LostAnswer(PostgresPool database) {
        this.database = database;
        this.server = vertx.createNetServer().connectHandler(this::join).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        this.session = database.through(server.actualPort());
    }

    public static LostAnswer of(PostgresPool database) {
        return new LostAnswer(database);
    }

    public PostgresPool session() {
        return session;
    }

    /** Whoever asks for this fails, though it is done. */
    public void losesThatOf(Executable question) {
        isNext = true;
        assertThrows(RuntimeException.class, question);
        assertFalse(isNext, "nothing was asked");
    }

    private void join(NetSocket near) {
        near.pause();
        vertx.createNetClient().connect(database.port(), "127.0.0.1").onFailure(failure -> near.close())
                .onSuccess(far -> {
                    near.handler(far::write);
                    far.handler(answer -> pass(answer, near, far));
                    near.closeHandler(closed -> far.close());
                    far.closeHandler(closed -> near.close());
                    near.resume();
                });
    }

    private void pass(Buffer answer, NetSocket near, NetSocket far) {
        if (isNext) {
            isNext = false;
            far.close();
            near.close();
        } else {
            near.write(answer);
        }
    }

    @Override
    public void close() {
        session.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
