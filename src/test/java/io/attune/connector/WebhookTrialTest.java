package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.document.Canonical;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        assertEquals(List.of("accepted", "delivery id: d-1", "topic: customers/update", "triggered at: 2026-03-01T11:59:59Z",
                "tells: customer 706405506930370084 with 2 fields"), trial(SECRET, headers(signed(BODY)), BODY).lines());
    }

    @Test
    void whatItTellsMayBeNothing() throws Exception {
        assertEquals("tells: nothing that can be read: the body is not JSON, and would be parked",
                trial(SECRET, headers(signed("nope")), "nope").lines().get(4));
        assertEquals("tells: nothing: the connector file declares no change for 'themes/publish'",
                trial(SECRET, headers(signed(BODY)).replace("customers/update", "themes/publish"), BODY).lines().get(4));
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
        assertEquals(List.of("refused with status 401, signature: the signature was made with another secret or over other bytes; "
                + "the body has " + bytes.length + " bytes, sha256 " + Canonical.sha256(bytes), hint), report.lines());
    }

    @Test
    void aBodyThatWasReadAndWrittenAnewIsNamed() throws Exception {
        var compact = "{\"id\":706405506930370084,\"email\":\"a@example.com\"}";

        assertEquals("it would match if the body is written as compact JSON, so it was read and written anew on its way",
                trial(SECRET, headers(signed(compact)), BODY).lines().get(1));
    }

    @Test
    void theWrongEncodingIsNamed() throws Exception {
        var hex = HexFormat.of().formatHex(Base64.getDecoder().decode(signed(BODY)));

        assertEquals("it would match if the signature is read as hex instead of base64", trial(SECRET, headers(hex), BODY).lines().get(1));
    }

    @Test
    void theWrongKindOfKeyIsNamed() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal("m.1772366400.{}".getBytes(StandardCharsets.UTF_8)));
        var request = new WebhookRequest("POST", "https://x/", Map.of("webhook-id", List.of("m"), "webhook-timestamp", List.of("1772366400"),
                "webhook-signature", List.of(signature)), "{}".getBytes(StandardCharsets.UTF_8));
        var report = new WebhookTrial(Shipped.load("rest"), secrets("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")).of(request, NOW);

        assertEquals("it would match if the whole secret is taken as utf8: is this the right connector?", report.lines().get(1));
    }

    @Test
    void everyHeaderThatIsWrongIsToldAndASecretThatIsTooShort() {
        var report = trial("short", "X-Shopify-Topic: a\nX-Shopify-Topic: b\nX-Shopify-Webhook-Id: d-1", BODY);

        assertEquals(List.of("refused with status 400, header-missing: the header X-Shopify-Hmac-Sha256 is missing",
                "also header-missing: the header X-Shopify-Shop-Domain is missing",
                "also header-missing: the header X-Shopify-API-Version is missing",
                "also header-doubled: the header X-Shopify-Topic is there 2 times",
                "warning: secret 1 gives a key of 5 bytes, the least is 24; no connection is made with it"), report.lines());
    }

    @Test
    void aShortSecretStillVerifies() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("short".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
        var report = new WebhookTrial(SHOPIFY, secrets("another-secret-of-31-characters", "short"))
                .of(request(headers(signature), BODY), NOW);

        assertEquals(true, report.accepted());
        assertEquals("warning: secret 2 gives a key of 5 bytes, the least is 24; no connection is made with it", report.lines().get(5));
    }

    @Test
    void anEmptySecretVerifiesNothing() {
        assertEquals(List.of("warning: secret 1 is empty; no connection is made with it"),
                new ArrayList<>(trial("", headers("T1D1iu6CPzC+N7MC595d1sfjYGafuYmkapNlUdIY0as="), BODY).lines()).subList(1, 2));
    }

    @Test
    void aSystemWithoutWebhooksSaysSo() {
        assertEquals(List.of("refused with status 404, unknown-connection: the connector salesforce takes no webhooks"),
                new WebhookTrial(Shipped.load("salesforce"), secrets(SECRET)).of(request("A: b", BODY), NOW).lines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"A": "x", "B": ["y", "z"], "C": 1}     | {A=[x], B=[y, z], C=[1]}
            A: x\\nB:y: z\\n\\nA:  w                | {A=[x, w], B=[y: z]}
            POST /webhooks/shop HTTP/1.1\\r\\nA: x  | {A=[x]}
            """)
    void headersAreReadAsPeopleKeepThem(String text, String headers) {
        assertEquals(headers, HeaderText.read(text.replace("\\n", "\n").replace("\\r", "\r")).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense    | line 1 of the headers is not 'Name: value'
            {"A": "x"   | the headers are not a JSON object: 
            """)
    void whatAreNoHeadersIsTold(String text, String words) {
        var told = assertThrows(IllegalArgumentException.class, () -> HeaderText.read(text)).getMessage();
        assertEquals(words, told.substring(0, words.length()));
    }

    private static WebhookTrial.Report trial(String secret, String headers, String body) {
        return new WebhookTrial(SHOPIFY, secrets(secret)).of(request(headers, body), NOW);
    }

    private static List<Secret> secrets(String... secrets) {
        return Stream.of(secrets).map(Secret::of).toList();
    }

    private static WebhookRequest request(String headers, String body) {
        return new WebhookRequest("POST", "https://attune.example.com/webhooks/shop", HeaderText.read(headers),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String headers(String signature) {
        return "X-Shopify-Topic: customers/update\nX-Shopify-Hmac-Sha256: " + signature + "\nX-Shopify-Shop-Domain: a.myshopify.com\n"
                + "X-Shopify-API-Version: 2026-07\nX-Shopify-Webhook-Id: d-1\nX-Shopify-Triggered-At: 2026-03-01T11:59:59Z\n";
    }

    private static String signed(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
