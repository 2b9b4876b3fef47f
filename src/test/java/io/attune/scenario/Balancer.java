package io.attune.scenario;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As a Service of Kubernetes: connections go in turn to the processes whose last probe said ready, and stay where they
 * are. What a process refuses is refused; nothing is tried a second time.
 */
final class Balancer extends RunningAttune implements AutoCloseable {

    private static final long PROBE_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 3_000;

    private final Vertx vertx;
    private final List<AttuneProcess> processes;
    private final HttpClient probes;
    private final NetClient connections;
    private long probing;
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    private Balancer(Vertx vertx, int port, List<AttuneProcess> processes) {
        super(port);
        this.vertx = vertx;
        this.processes = processes;
        this.probes = vertx.createHttpClient();
        this.connections = vertx.createNetClient();
        processes.forEach(one -> ready.add(one.port()));
    }

    static Balancer before(List<AttuneProcess> processes) {
        var vertx = Vertx.vertx();
        var balancer = new Balancer(vertx, AttuneProcess.freePort(), processes);
        vertx.createNetServer().connectHandler(balancer::lead).listen(balancer.port(), "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        balancer.probing = vertx.setPeriodic(PROBE_MILLIS,
                probe -> processes.forEach(one -> balancer.probe(one.port())));
        return balancer;
    }

    /** Whether it leads there. */
    boolean leadsTo(AttuneProcess process) {
        return ready.contains(process.port());
    }

    private void probe(int port) {
        probes.request(new RequestOptions().setMethod(HttpMethod.GET).setHost("127.0.0.1").setPort(port)
                        .setURI("/q/health/ready").setTimeout(PATIENCE_MILLIS))
                .compose(request -> request.send())
                .onSuccess(answer -> {
                    if (answer.statusCode() == 200) {
                        ready.add(port);
                    } else {
                        ready.remove(port);
                    }
                })
                .onFailure(failure -> ready.remove(port));
    }

    private void lead(NetSocket near) {
        near.pause();
        var open = processes.stream().map(RunningAttune::port).filter(ready::contains).toList();
        if (open.isEmpty()) {
            near.close();
            return;
        }
        connections.connect(open.get(Math.floorMod(next.getAndIncrement(), open.size())), "127.0.0.1")
                .onSuccess(far -> {
                    near.pipeTo(far).onComplete(done -> far.close());
                    far.pipeTo(near).onComplete(done -> near.close());
                })
                .onFailure(failure -> near.close());
    }

    @Override
    String token() {
        return processes.get(0).token();
    }

    @Override
    public void close() {
        vertx.cancelTimer(probing);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
