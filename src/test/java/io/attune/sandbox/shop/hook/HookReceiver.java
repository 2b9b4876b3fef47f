package io.attune.sandbox.shop.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Somebody who takes the shop's webhooks: remembers them, and answers as told. */
public class HookReceiver implements QuarkusTestResourceLifecycleManager {

    /** A request, its header names in lower case. */
    record Received(Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static volatile int status = 202;
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    private HttpServer server;

    static void answer(int status) {
        HookReceiver.status = status;
        gate.countDown();
    }

    /** Until told to answer again. */
    static void beSilent() {
        gate = new CountDownLatch(1);
    }

    /** All of a topic that tell of this record, oldest first. */
    static List<Received> received(String topic, String part) {
        return RECEIVED.stream().filter(it -> it.header("x-shopify-topic").equals(topic))
                .filter(it -> new String(it.body()).contains(part)).toList();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", HookReceiver::receive);
        server.start();
        return Map.of("attune.sandbox.shop.webhook-address", "http://127.0.0.1:" + server.getAddress().getPort()
                + "/hooks");
    }

    private static void receive(HttpExchange call) throws IOException {
        var headers = new TreeMap<String, String>();
        call.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), String.join(", ", values)));
        RECEIVED.add(new Received(headers, call.getRequestBody().readAllBytes()));
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
