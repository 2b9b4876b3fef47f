package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connector.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in: what goes with a call, how a token is asked for, what the answer gives. */
class AuthTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Connector SALESFORCE = Shipped.load("salesforce");
    private static final Connector SHOPIFY = Shipped.load("shopify");
    private static final Call CALL = SALESFORCE.object("Contact").orElseThrow().read(Samples.CRM, "003Q1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shopify | access_token | X-Shopify-Access-Token | shpat_1
            rest    | bearer       | Authorization          | Bearer shpat_1
            rest    | api_key      | X-Api-Key              | shpat_1
            """)
    void aFixedSecretGoesIntoItsHeader(String connector, String way, String header, String value) {
        var auth = Shipped.load(connector).auths().get(way);
        var account = SomeAccount.with(Map.of(), "shpat_1");

        assertEquals(value, auth.apply(CALL, account, Optional.empty()).headers().get(header));
        assertEquals(Optional.empty(), auth.oauth2());
    }

    @Test
    void otherPlacesAreThereToo() {
        var account = SomeAccount.with(Map.of("email", "a@example.com"), "k&y");
        var basic = new SentSecret(SentSecret.Place.BASIC, "", "", Optional.of(template("{settings.email}/token")),
                "x");
        var query = new SentSecret(SentSecret.Place.QUERY, "hapikey", "", Optional.empty(), "x");
        var prefixed = new SentSecret(SentSecret.Place.HEADER, "authorization", "Klaviyo-API-Key ", Optional.empty(),
                "x");

        assertEquals("Basic "
                + Base64.getEncoder().encodeToString("a@example.com/token:k&y".getBytes(StandardCharsets.UTF_8)),
                basic.apply(CALL, account, Optional.empty()).headers().get("Authorization"));
        assertTrue(query.apply(CALL, account, Optional.empty()).url().endsWith("/Contact/003Q1?hapikey=k%26y"));
        assertEquals("Klaviyo-API-Key k&y", prefixed.apply(CALL, account, Optional.empty()).headers()
                .get("authorization"));
        assertEquals(CALL, new NoAuth().apply(CALL, account, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            salesforce | client_credentials | https://demo.my.salesforce.com/services/oauth2/token   | grant_type=client_credentials&client_id=app-1&client_secret=s%2Bcret
            salesforce | refresh_token      | https://demo.my.salesforce.com/services/oauth2/token   | grant_type=refresh_token&refresh_token=s%2Bcret&client_id=app-1&client_secret=s%2Bcret
            shopify    | client_credentials | https://demo.my.salesforce.com/admin/oauth/access_token | grant_type=client_credentials&client_id=app-1&client_secret=s%2Bcret
            """)
    void aTokenIsAskedForByForm(String connector, String way, String url, String form) {
        var account = SomeAccount.with(Samples.CRM.settings(), "s+cret");
        var call = Shipped.load(connector).auths().get(way).oauth2().orElseThrow()
                .tokenCall(account, Optional.empty(), NOW);

        assertEquals("token POST " + url, call.toString());
        assertEquals(form, new String(call.body().orElseThrow(), StandardCharsets.US_ASCII));
        assertEquals("application/x-www-form-urlencoded", call.headers().get("Content-Type"));
    }

    @Test
    void aStoredRefreshTokenReplacesTheFirst() {
        var call = oauth("refresh_token").tokenCall(Samples.CRM, Optional.of(Secret.of("newer")), NOW);

        assertTrue(new String(call.body().orElseThrow(), StandardCharsets.US_ASCII).contains("refresh_token=newer&"));
        assertEquals(List.of(false, true), List.of(oauth("refresh_token").rotates(),
                SHOPIFY.auths().get("refresh_token").oauth2().orElseThrow().rotates()));
    }

    @Test
    void anAssertionIsSignedByTheKey() throws Exception {
        var keys = rsa();
        var account = SomeAccount.with(Samples.CRM.settings(), pem(keys));
        var form = new String(oauth("jwt_bearer").tokenCall(account, Optional.empty(), NOW).body()
                .orElseThrow(), StandardCharsets.US_ASCII);
        var prefix = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
        assertEquals(prefix, form.substring(0, prefix.length()));

        var parts = form.substring(prefix.length()).split("\\.");
        assertEquals("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", text(parts[0]));
        assertEquals("{\"iss\":\"app-1\",\"sub\":\"sync@example.com\",\"aud\":\"https://demo.my.salesforce.com\","
                + "\"iat\":1772366400,\"exp\":1772366580}", text(parts[1]));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(verifier.verify(Base64.getUrlDecoder().decode(parts[2])));
    }

    @Test
    void aKeyThatIsNoneIsTold() {
        assertEquals(List.of("the secret 'private_key' is not an RSA key in PEM (PKCS#8, -----BEGIN PRIVATE KEY-----)"),
                SALESFORCE.auths().get("jwt_bearer").faults(Samples.CRM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {'access_token': '00D!x', 'instance_url': 'https://eu1.example.com', 'issued_at': '1'}          | -                    | {instance_url=https://eu1.example.com} | -
            {'access_token': 't', 'expires_in': 1000, 'refresh_token': 'r2'}                                | 2026-03-01T12:16:40Z | {}                                     | r2
            {'access_token': 't', 'expires_in': '1800'}                                                     | 2026-03-01T12:30:00Z | {}                                     | -
            {'access_token': 't', 'expires_in': 99999999999999}                                             | 2027-03-02T12:00:00Z | {}                                     | -
            """)
    void anAnswerGivesAToken(String body, String expires, String extra, String refresh) {
        var granted = assertInstanceOf(TokenAnswer.Granted.class, oauth("client_credentials")
                .read(Samples.answer(200, body), NOW));

        assertEquals(Optional.ofNullable(expires).map(Instant::parse), granted.token().expires());
        assertEquals(extra, granted.token().extra().toString());
        assertEquals(Optional.ofNullable(refresh), granted.token().refresh().map(Secret::reveal));
        assertEquals("secret", granted.token().access().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {'error': 'invalid_grant', 'error_description': 'authentication failure'} | NotDone[refusal=UNAUTHORIZED, words=invalid_grant: authentication failure, pause=Optional.empty]
            401 | {'error': 'invalid_client', 'error_description': 'invalid client'}        | NotDone[refusal=UNAUTHORIZED, words=invalid_client: invalid client, pause=Optional.empty]
            429 | {}                                                                        | NotDone[refusal=RATE_LIMITED, words=HTTP 429: {}, pause=Optional[PT7S]]
            503 | {}                                                                        | Unknown[words=HTTP 503: {}, pause=Optional[PT7S]]
            200 | {'token_type': 'Bearer'}                                                  | Unknown[words=the answer holds no token, pause=Optional.empty]
            200 | <html>                                                                    | Unknown[words=the answer holds no token, pause=Optional.empty]
            """)
    void anAnswerWithoutTokenSaysWhy(int status, String body, String outcome) {
        var answer = Samples.answer(status, Map.of("Retry-After", List.of("7")), body);

        assertEquals("Refused[outcome=" + outcome + "]", oauth("client_credentials").read(answer, NOW).toString());
    }

    @Test
    void aTokenSignsTheCallAndSaysWhereItGoes() {
        var token = new Token(Secret.of("00D!x"), Optional.empty(),
                Map.of("instance_url", "https://eu1.example.com/"), Optional.empty());
        var signed = SALESFORCE.auths().get("client_credentials").apply(CALL, Samples.CRM, Optional.of(token));

        assertEquals("Bearer 00D!x", signed.headers().get("Authorization"));
        assertEquals("https://eu1.example.com/services/data/v67.0/sobjects/Contact/003Q1", signed.url());
    }

    @ParameterizedTest
    @CsvSource({"javascript:x", "file:///etc", "''"})
    void aPlaceThatIsNoAddressIsNotGoneTo(String place) {
        var token = new Token(Secret.of("t"), Optional.empty(), Map.of("instance_url", place), Optional.empty());

        assertEquals(CALL.url(), SALESFORCE.auths().get("client_credentials")
                .apply(CALL, Samples.CRM, Optional.of(token)).url());
    }

    @ParameterizedTest
    @CsvSource({"401, true", "403, false", "200, false", "500, false"})
    void aRefusedTokenIsSpent(int status, boolean spent) {
        assertEquals(spent, oauth("client_credentials")
                .isSpent(Samples.answer(status, "[{'errorCode': 'INVALID_SESSION_ID'}]")));
    }

    @Test
    void eachWayKnowsWhatItNeeds() {
        assertEquals(new Needs(Set.of("login_url", "client_id", "username", "base_url"), Set.of("private_key")),
                SALESFORCE.auths().get("jwt_bearer").needs());
        assertEquals(new Needs(Set.of(), Set.of("access_token")), SHOPIFY.auths().get("access_token").needs());
        assertEquals(List.of("access_token", "client_credentials", "refresh_token"),
                List.copyOf(SHOPIFY.auths().keySet()));
    }

    @Test
    void nothingOfACallShowsItsCredentials() {
        var signed = new SentSecret(SentSecret.Place.QUERY, "key", "", Optional.empty(), "x")
                .apply(CALL, SomeAccount.with(Map.of(), "very-secret"), Optional.empty());

        assertEquals("read GET https://demo.my.salesforce.com/services/data/v67.0/sobjects/Contact/003Q1",
                signed.toString());
        assertEquals("secret", Secret.of("very-secret").toString());
    }

    private static OAuth2 oauth(String way) {
        return SALESFORCE.auths().get(way).oauth2().orElseThrow();
    }

    private static Template template(String text) {
        return Template.parse(text, Scopes.settings(List.of("email")));
    }

    private static KeyPair rsa() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
