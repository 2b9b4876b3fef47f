package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.expression.FormulaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How requests are written: forms, headers, parameters, what is untold. */
class CallWritingTest {

    private static final String FILE = """
            connector: small
            about: A system that takes forms.
            settings: {base_url: {about: Where., required: true}, account: {about: Whose., default: 'acct_1'}}
            calls: {base: '{settings.base_url}', headers: {X-Account: '{settings.account}', X-Always: same}, timeout: 5s}
            objects:
              thing:
                about: A thing.
                id: id
                fields:
                  id: {type: id, read_only: true}
                  name: {type: text, max: 5, stores: [trim, cut, lower]}
                  email: {type: text}
                shapes: {api: {same_names: true}}
                read: {method: GET, path: '/v{1 + 1}/things/{id}', headers: {X-Always: other}, record: body, shape: api}
                update:
                  - name: first
                    carries: [name]
                    when: patch.name != current.name
                    method: POST
                    path: /things/{id}
                    query: {expand: 'all&some', untold: '{current.email}'}
                    headers: {Idempotency-Key: '{marker}-{id}'}
                    form: {name: '{patch.name}', 'metadata[attune]': '{marker}', untold: '{patch.email}'}
                    timeout: 90s
                  - name: second
                    carries: [email]
                    method: PUT
                    path: /things/{id}/email
                    json: {email: '{patch.email}', list: ['{patch.email}', 1], deep: {untold: '{patch.name}'}, lower: '{patch.email.lower()}'}
            """;

    private static final Account ACCOUNT =
            SomeAccount.with(Map.of("base_url", "https://api.example.com", "account", "acct\\r\\n_1"));

    @Test
    void aFormIsWritten() {
        var call = update("{'name': 'a&b =ü'}", "{'name': 'x'}").get(0);

        assertEquals("POST https://api.example.com/things/7?expand=all%26some", call.method() + " " + call.url());
        assertEquals("name=a%26b%20%3D%C3%BC&metadata%5Battune%5D=rec-1",
                new String(call.body().orElseThrow(), StandardCharsets.US_ASCII));
        assertEquals("application/x-www-form-urlencoded rec-1-7 same", call.headers().get("Content-Type") + " "
                + call.headers().get("Idempotency-Key") + " " + call.headers().get("X-Always"));
        assertEquals(Duration.ofSeconds(90), call.timeout());
    }

    @Test
    void aCallsOwnHeadersAndTimesComeBeforeTheCommonOnes() {
        var call = THING.read(ACCOUNT, "7");

        assertEquals("https://api.example.com/v2/things/7 other PT5S", call.url() + " "
                + call.headers().get("X-Always") + " " + call.timeout());
    }

    @Test
    void aCallIsMadeOnlyWhenItIsNeeded() {
        assertEquals(List.of("update.first", "update.second"),
                steps(update("{'name': 'a', 'email': 'E'}", "{'name': 'x'}")));
        assertEquals(List.of("update.second"), steps(update("{'name': 'a', 'email': 'E'}", "{'name': 'a'}")));
        assertEquals(List.of(), steps(update("{'name': 'a'}", "{}")));
    }

    @Test
    void jsonLeavesOutWhatIsUntold() {
        assertEquals("{\"email\":\"E\",\"list\":[\"E\",1],\"lower\":\"e\"}",
                new String(update("{'email': 'E'}", "{}").get(0).body().orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void aFormulaThatDoesNotFitIsTold() {
        assertThrows(FormulaException.class, () -> update("{'email': null}", "{}"));
    }

    @Test
    void whatIsNotOfferedIsTheCallersMistake() {
        assertEquals("thing offers no DELETE", assertThrows(IllegalArgumentException.class,
                () -> THING.write(ACCOUNT, write(Write.Kind.DELETE, Optional.of("7"), "{}", "{}"))).getMessage());
        assertEquals("the address /things/{id} needs a value that is not known",
                assertThrows(IllegalArgumentException.class,
                () -> THING.write(ACCOUNT,
                        write(Write.Kind.UPDATE, Optional.empty(), "{'name': 'a'}", "{'name': 'x'}"))).getMessage());
        assertEquals(List.of(false, true, false),
                List.of(THING.offers(Write.Kind.CREATE), THING.offers(Write.Kind.UPDATE), THING.upserts()));
    }

    @Test
    void whatIsStoredIsTrimmedCutAndLoweredInTheOrderOfTheFile() {
        assertEquals("\"abcde\"", THING.stored("name", Samples.json("' ABCDEF '")).toString());
        assertEquals("\"a\ud83d\ude00bcd\"", THING.stored("name", Samples.json("'A\ud83d\ude00BCDE'")).toString());
        assertEquals("7", THING.stored("name", Samples.json("7")).toString());
    }

    private static final ConnectorObject THING =
            ConnectorLoader.load("small.yaml", FILE.getBytes(StandardCharsets.UTF_8))
            .value().orElseThrow(() ->
                    new AssertionError(ConnectorLoader.load("small.yaml", FILE.getBytes(StandardCharsets.UTF_8))
                            .problems()))
            .object("thing").orElseThrow();

    private static List<Call> update(String patch, String current) {
        return THING.write(ACCOUNT, write(Write.Kind.UPDATE, Optional.of("7"), patch, current));
    }

    private static Write write(Write.Kind kind, Optional<String> id, String patch, String current) {
        return new Write(kind, id, "rec-1", Samples.object(patch), Samples.json(current));
    }

    private static List<String> steps(List<Call> calls) {
        return calls.stream().map(Call::step).toList();
    }
}
