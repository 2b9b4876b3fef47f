package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.NotSent;
import io.attune.egress.Egress;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS to an address, with the certificate of the name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private static final String PASSWORD = "loopback";

    private Loopback loopback;
    private PfxOptions certificate;
    private final CompletableFuture<String> asked = new CompletableFuture<>();
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        var store = folder.resolve("crm.p12");
        int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "crm", "-keyalg", "EC",
                "-dname", "CN=crm.example", "-ext", "SAN=dns:crm.example",
                "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD)
                .inheritIO().start().waitFor();
        assertEquals(0, exit, "keytool");
        loopback = new Loopback();
        certificate = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
        var options = new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate);
        port = loopback.serve(options, request -> {
            asked.complete(request.connection().indicatedServerName());
            request.response().end();
        });
    }

    @AfterAll
    void stop() {
        loopback.close();
    }

    @Test
    void showsTheNameThoughItDialsTheAddress() {
        var reply = send("crm.example", new HttpClientOptions().setTrustOptions(certificate));

        assertEquals(200, assertInstanceOf(Answered.class, reply).answer().status());
        assertEquals("crm.example", asked.orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void hasNotSentToAnotherName() {
        assertUnreachable("No subject alternative DNS name matching other.example found.",
                send("other.example", new HttpClientOptions().setTrustOptions(certificate)));
    }

    @Test
    void hasNotSentToAStranger() {
        assertUnreachable("unable to find valid certification path to requested target",
                send("crm.example", new HttpClientOptions()));
    }

    private void assertUnreachable(String words, Reply reply) {
        var notSent = assertInstanceOf(NotSent.class, reply);
        assertEquals(Refusal.UNREACHABLE, notSent.refusal());
        assertTrue(notSent.words().endsWith(words), notSent.words());
    }

    private Reply send(String host, HttpClientOptions options) {
        var url = "https://" + host + ":" + port;
        Resolver resolver = name -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress()));
        var transport = new Transport(loopback.vertx, Egress.reading(List.of(url)), resolver, options);
        return transport.send(PlainConnector.connection("crm"), PlainConnector.call("read", url + "/"))
                .await().atMost(Duration.ofSeconds(20));
    }
}
