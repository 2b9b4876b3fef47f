package io.attune.call;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;

/**
 * The machine's own resolver: its hosts file, search domains and caches apply as an operator expects. It blocks, so it
 * has threads of its own; a name server that hangs delays other names at most, never an event loop.
 */
final class SystemResolver implements Resolver {

    private static final int THREADS = 8;

    private final WorkerExecutor threads;

    SystemResolver(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor("attune-resolver", THREADS);
    }

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return threads.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
    }
}
