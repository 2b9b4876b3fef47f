package io.attune.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;

/** A real broker in this process, its own controller too, on a port of its own that outlives its stops. */
public final class KafkaBroker implements AutoCloseable {

    private final Map<String, String> settings;
    private final int port;
    private Optional<KafkaRaftServer> running = Optional.empty();

    private KafkaBroker(Path folder, int port, int controllerPort) {
        this.port = port;
        settings = Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.resolve("logs").toString()),
                Map.entry("auto.create.topics.enable", "true"), // as brokers come; nobody here may make use of it
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"));
        format(folder);
    }

    /** Running, without a topic. */
    public static KafkaBroker started() {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "kafka")), "broker-");
            var broker = new KafkaBroker(folder, freePort(), freePort());
            broker.start();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void format(Path folder) {
        var file = folder.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            var properties = new Properties();
            properties.putAll(settings);
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StorageTool.execute(new String[] {"format", "--cluster-id", "4L6g3nShT-eMCtK--X86sw", "--config",
            file.toString()}, new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Again, on what it holds. */
    public void start() {
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
        server.startup();
        running = Optional.of(server);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    public void stop() {
        running.ifPresent(server -> {
            server.shutdown();
            server.awaitShutdown();
        });
        running = Optional.empty();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The settings of a client. */
    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", address());
    }

    public KafkaBroker withTopic(String name, int partitions, Map<String, String> configuration) {
        try (var admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configuration))).all().get();
            return this;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public void configure(String topic, String name, String value) {
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(client())) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                    .all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
