package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.Reply.NotSent;
import io.attune.egress.Destination;
import io.attune.egress.Egress;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which address is dialled, and which never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialTest {

    private static final String CRM = "https://crm.example/";

    private Loopback loopback;

    @BeforeAll
    void start() {
        loopback = new Loopback();
    }

    @AfterAll
    void stop() {
        loopback.close();
    }

    @Test
    void triesTheNextAddressWhereTheFirstIsDead() {
        int port = loopback.serve(request -> request.response().end());
        var url = "http://crm.example:" + port;
        var transport = transport(Egress.reading(List.of(url)), addresses("127.0.0.2", "127.0.0.1"));

        assertInstanceOf(Reply.Answered.class, send(transport, url + "/"));
    }

    @Test
    void hasNotSentWhatHasNoAddress() {
        Resolver nobody = host -> Uni.createFrom().failure(new UnknownHostException(host));

        assertEquals("no address of crm.example is known", unreachable(transport(new Egress(List.of()), nobody), CRM));
    }

    @Test
    void hasNotSentWhatTheAddressForbids() {
        var transport = transport(new Egress(List.of()), addresses("127.0.0.1", "10.0.0.7"));

        assertEquals("crm.example may not be called: 127.0.0.1 is this machine, 10.0.0.7 is a private address",
                unreachable(transport, CRM));
        assertEquals("calls go to https and port 443 only, and attune.egress.allow does not name http://crm.example:80",
                unreachable(transport, "http://crm.example/"));
    }

    /** One answer, the public address first: it is dialled, the second never is. */
    @Test
    void dialsOnlyWhatPassedTheFilter() {
        var words = unreachable(guarded(addresses("93.184.215.14", "127.0.0.1")), CRM);

        assertTrue(words.startsWith("no connection to https://crm.example:443: "), words);
        assertFalse(words.endsWith("Connection refused"), "that is what 127.0.0.1 would say");
    }

    /** Public when it is first asked and 127.0.0.1 a moment later: every call asks, and checks what it got. */
    @Test
    void isNotFooledByANameThatChangesItsMind() {
        var asked = new AtomicInteger();
        var rebinding = guarded(host ->
                addresses(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1").resolve(host));

        var first = unreachable(rebinding, CRM);
        var second = unreachable(rebinding, CRM);

        assertTrue(first.startsWith("no connection to https://crm.example:443"), first);
        assertEquals("crm.example may not be called: 127.0.0.1 is this machine", second);
    }

    @Test
    void writesAnIpv6HostInBrackets() throws UnknownHostException {
        var to = Destination.of("http://[::1]:8080/").orElseThrow();
        var parcel = Parcel.of(PlainConnector.call("read", "http://[::1]:8080/"), to,
                List.of(InetAddress.getByName("::1")), SmallSystem.LIMIT);

        assertEquals("[::1]:8080", parcel.to(0).getHeaders().get("host"));
    }

    @Test
    void hasNotSentWhatIsNoAddress() {
        assertEquals(
                new NotSent(Refusal.INVALID, "the address of the call is not an http address", Optional.empty()),
                send(guarded(addresses()), "{token.instance_url}/services"));
    }

    /** Nothing leaves the machine: from a loopback address the kernel refuses to dial a public one. */
    private Transport guarded(Resolver resolver) {
        var options = new HttpClientOptions().setLocalAddress("127.0.0.1");
        return new Transport(loopback.vertx, new Egress(List.of()), resolver, options);
    }

    private Transport transport(Egress egress, Resolver resolver) {
        return new Transport(loopback.vertx, egress, resolver, new HttpClientOptions());
    }

    private static String unreachable(Transport transport, String url) {
        var notSent = assertInstanceOf(NotSent.class, send(transport, url));
        assertEquals(Refusal.UNREACHABLE, notSent.refusal());
        return notSent.words();
    }

    private static Reply send(Transport transport, String url) {
        return transport.send(PlainConnector.connection("crm"), PlainConnector.call("read", url))
                .await().atMost(SmallSystem.LIMIT);
    }

    private static Resolver addresses(String... literals) {
        return host -> Uni.createFrom().item(() -> {
            var addresses = new ArrayList<InetAddress>();
            for (var literal : literals) {
                addresses.add(parsed(literal));
            }
            return addresses;
        });
    }

    private static InetAddress parsed(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
