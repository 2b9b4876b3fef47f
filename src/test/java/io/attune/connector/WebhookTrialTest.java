package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.document.Canonical;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an integrator is told of a webhook. */
class WebhookTrialTest {

    private static final String SECRET = "own-test-secret-of-31-characters";
    private static final String BODY = "{\n  \"id\": 706405506930370084,\n  \"email\": \"a@example.com\"\n}\n";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Connector SHOPIFY = Shipped.load("shopify");

    @Test
    void anAcceptedWebhookIsToldWhole() throws Exception {
        assertEquals(List.of("accepted: delivery d-1, topic customers/update", "  it happened at 2026-03-01T11:59:59Z",
                "  it tells customer 706405506930370084 with 2 fields",
                "  whose account it is of was not compared: no setting was given"),
                        trial(SECRET, headers(signed(BODY)), BODY).lines());
    }

    @Test
    void whatItTellsMayBeNothing() throws Exception {
        assertEquals("  it tells nothing that can be read, and would be parked: not JSON, at line 1, column 1",
                trial(SECRET, headers(signed("nope")), "nope").lines().get(2));
        assertEquals("  it tells nothing: the connector file declares no change for 'themes/publish'",
                trial(SECRET, headers(signed(BODY)).replace("customers/update", "themes/publish"), BODY).lines()
                        .get(2));
    }

    /** The signature is over BODY with SECRET; what is tried differs by one slip. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            secret | no final line end | it would match if one line end is added at the end of the body
            secret | two line ends     | it would match if the line end at the end of the body is removed
            secret | CR LF             | it would match if its line ends are changed from CR LF to LF
            secret | byte order mark   | it would match if the mark EF BB BF at the start of the body is removed
            secret + line end | as signed | it would match if the white space around the secret is removed
            """)
    void aSlipIsNamed(String secret, String body, String hint) throws Exception {
        var tried = switch (body) {
            case "no final line end" -> BODY.strip();
            case "two line ends" -> BODY + "\n";
            case "CR LF" -> BODY.replace("\n", "\r\n");
            case "byte order mark" -> "\ufeff" + BODY;
            default -> BODY;
        };
        var report = trial(secret.equals("secret") ? SECRET : SECRET + "\n", headers(signed(BODY)), tried);

        var bytes = tried.getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("refused (401 signature): the signature was made with another secret or over other bytes; "
                + "the body has " + bytes.length + " bytes, sha256 " + Canonical.sha256(bytes), "  " + hint),
                        report.lines());
    }

    @Test
    void aBodyThatWasReadAndWrittenAnewIsNamed() throws Exception {
        var compact = "{\"id\":706405506930370084,\"email\":\"a@example.com\"}";

        assertEquals("  it would match if the body is written as compact JSON, so it was read and written anew on its way",
                trial(SECRET, headers(signed(compact)), BODY).lines().get(1));
    }

    @Test
    void theWrongEncodingIsNamed() throws Exception {
        var hex = HexFormat.of().formatHex(Base64.getDecoder().decode(signed(BODY)));

        assertEquals("  it would match if the signature is read as hex instead of base64",
                trial(SECRET, headers(hex), BODY).lines().get(1));
    }

    @Test
    void theWrongKindOfKeyIsNamed() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
                .getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = "v1,"
                + Base64.getEncoder().encodeToString(mac.doFinal("m.1772366400.{}".getBytes(StandardCharsets.UTF_8)));
        var request = new WebhookRequest("POST", "https://x/",
                Map.of("webhook-id", List.of("m"), "webhook-timestamp", List.of("1772366400"),
                "webhook-signature", List.of(signature)), "{}".getBytes(StandardCharsets.UTF_8));
        var report = new WebhookTrial(Shipped.load("rest"),
                SomeAccount.with(Map.of(), "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")).of(request, NOW);

        assertEquals("  it would match if the whole secret is taken as utf8: is this the right connector?",
                report.lines().get(1));
    }

    @Test
    void everyHeaderThatIsWrongIsToldAndASecretThatIsTooShort() {
        var report = trial("short", "X-Shopify-Topic: a\nX-Shopify-Topic: b\nX-Shopify-Webhook-Id: d-1", BODY);

        assertEquals(List.of("refused (400 header-missing): the header X-Shopify-Hmac-Sha256 is missing",
                "  also (400 header-missing): the header X-Shopify-Shop-Domain is missing",
                "  also (400 header-missing): the header X-Shopify-API-Version is missing",
                "  also (400 header-doubled): the header X-Shopify-Topic is there 2 times"), report.lines());
        assertEquals(List.of("secret 1 gives a key of 5 bytes, the least is 24; no connection is made with it"),
                report.warnings());
    }

    @Test
    void aShortSecretStillVerifies() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("short".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
        var report = new WebhookTrial(SHOPIFY, SomeAccount.with(Map.of(), "another-secret-of-31-characters", "short"))
                .of(request(headers(signature), BODY), NOW);

        assertEquals(true, report.accepted());
        assertEquals(List.of("secret 2 gives a key of 5 bytes, the least is 24; no connection is made with it"),
                report.warnings());
    }

    @Test
    void anEmptySecretVerifiesNothing() {
        var report = trial("", headers("T1D1iu6CPzC+N7MC595d1sfjYGafuYmkapNlUdIY0as="), BODY);

        assertEquals(List.of(false, List.of("secret 1 is empty; no connection is made with it")),
                List.of(report.accepted(), report.warnings()));
    }

    @Test
    void aSystemWithoutWebhooksSaysSo() {
        var silent = ConnectorLoader.load("silent.yaml", """
                connector: silent
                about: A system that tells nothing by itself.
                auth: {open: {type: none}}
                calls: {base: https://api.example.com}
                objects:
                  thing:
                    about: A thing.
                    id: id
                    fields: {id: {type: id}}
                    shapes: {api: {same_names: true}}
                    read: {method: GET, path: '/things/{id}', record: body, shape: api}
                """.getBytes(StandardCharsets.UTF_8)).value().orElseThrow();

        assertEquals(List.of("refused (404 unknown-connection): the connector silent takes no webhooks"),
                new WebhookTrial(silent, SomeAccount.with(Map.of(), SECRET)).of(request("A: b", BODY), NOW).lines());
    }

    @Test
    void withSettingsTheAccountIsComparedToo() throws Exception {
        var account = SomeAccount.with(Map.of("shop", "b.myshopify.com"), SECRET);

        assertEquals(List.of("refused (401 wrong-account): it is for the account 'a.myshopify.com', this connection is 'b.myshopify.com'"),
                new WebhookTrial(SHOPIFY, account).of(request(headers(signed(BODY)), BODY), NOW).lines());
    }

    private static WebhookTrial.Report trial(String secret, String headers, String body) {
        return new WebhookTrial(SHOPIFY, SomeAccount.with(Map.of(), secret)).of(request(headers, body), NOW);
    }

    private static WebhookRequest request(String headers, String body) {
        return new WebhookRequest("POST", "https://attune.example.com/webhooks/shop", lines(headers),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String headers(String signature) {
        return "X-Shopify-Topic: customers/update\nX-Shopify-Hmac-Sha256: " + signature
                + "\nX-Shopify-Shop-Domain: a.myshopify.com\n"
                + "X-Shopify-API-Version: 2026-07\nX-Shopify-Webhook-Id: d-1\nX-Shopify-Triggered-At: 2026-03-01T11:59:59Z\n";
    }

    private static String signed(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> lines(String headers) {
        return headers.lines().collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf(':')), TreeMap::new,
                Collectors.mapping(line -> line.substring(line.indexOf(':') + 1).strip(), Collectors.toList())));
    }
}
