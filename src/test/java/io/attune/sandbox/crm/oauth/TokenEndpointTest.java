package io.attune.sandbox.crm.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final KeyPair KEYS = keys();
    private static final String PEM = "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            client_credentials | attune-demo | attune-demo-crm-secret | -                             | granted
            client_credentials | other       | attune-demo-crm-secret | -                             | invalid_client_id: client identifier invalid
            client_credentials | attune-demo | -                      | -                             | invalid_client: invalid client credentials
            refresh_token      | attune-demo | attune-demo-crm-secret | attune-demo-crm-refresh-token | granted
            refresh_token      | attune-demo | attune-demo-crm-secret | old                           | invalid_grant: expired access/refresh token
            refresh_token      | attune-demo | wrong                  | attune-demo-crm-refresh-token | invalid_client: invalid client credentials
            password           | attune-demo | attune-demo-crm-secret | -                             | unsupported_grant_type: grant type not supported
            """)
    void decidesOnSecrets(String grant, String id, String secret, String refresh, String expected) {
        var form = Map.of("grant_type", grant, "client_id", id, "client_secret", secret, "refresh_token", refresh);

        assertEquals(expected, words(new TokenEndpoint(Optional.empty()).decide(new TokenRequest(form), NOW)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"iss":"attune-demo","sub":"ada@example.com","aud":"https://login.salesforce.com","exp":1800000180} | granted
            {"iss":"someone","sub":"ada@example.com","aud":"https://login.salesforce.com","exp":1800000180}     | invalid_grant: client identifier invalid
            {"iss":"attune-demo","aud":"https://login.salesforce.com","exp":1800000180}                         | invalid_grant: user hasn't approved this consumer
            {"iss":"attune-demo","sub":"ada@example.com","exp":1800000180}                                      | invalid_grant: audience is invalid
            {"iss":"attune-demo","sub":"ada@example.com","aud":"https://login.salesforce.com","exp":1800000000} | invalid_grant: expired authorization code
            {"iss":"attune-demo","sub":"ada@example.com","aud":"https://login.salesforce.com","exp":1800009999} | invalid_grant: expired authorization code
            {"iss":"attune-demo","sub":"ada@example.com","aud":"https://login.salesforce.com"}                  | invalid_grant: expired authorization code
            """)
    void decidesOnAssertions(String claims, String expected) throws Exception {
        assertEquals(expected, words(withKey(assertion("{\"alg\":\"RS256\"}", claims))));
    }

    @Test
    void believesNoOtherSignature() throws Exception {
        var claims = "{\"iss\":\"attune-demo\",\"sub\":\"a\",\"aud\":\"b\",\"exp\":1800000180}";
        var good = assertion("{\"alg\":\"RS256\"}", claims);
        var changed = good.substring(0, good.length() - 8) + "AAAAAAAA";

        assertEquals("invalid_grant: invalid assertion", words(withKey(changed)));
        assertEquals("invalid_grant: invalid assertion", words(withKey(assertion("{\"alg\":\"none\"}", claims))));
        assertEquals("invalid_grant: invalid assertion", words(withKey("a.b")));
        assertEquals("invalid_grant: invalid assertion", words(withKey("")));
        var request = new TokenRequest(Map.of("grant_type", TokenEndpoint.JWT_BEARER, "assertion", good));
        var keyless = new TokenEndpoint(Optional.empty());
        assertEquals("invalid_grant: invalid assertion", words(keyless.decide(request, NOW)));
    }

    @Test
    void aKeyMustBeOne() {
        assertThrows(IllegalArgumentException.class, () -> JwtKey.read("-----BEGIN PUBLIC KEY-----\nAAAA\n"));
    }

    @Test
    void aBasicHeaderNamesTheClientToo() {
        var pair = "attune-demo:attune-demo-crm-secret".getBytes(StandardCharsets.UTF_8);
        var header = "Basic " + Base64.getEncoder().encodeToString(pair);
        var request = TokenRequest.of(Map.of("grant_type", "client_credentials"), Optional.of(header));

        assertEquals("granted", words(new TokenEndpoint(Optional.empty()).decide(request, NOW)));
        assertEquals("TokenRequest[client_credentials]", request.toString());
    }

    private static Grant withKey(String assertion) {
        var request = new TokenRequest(Map.of("grant_type", TokenEndpoint.JWT_BEARER, "assertion", assertion));
        return new TokenEndpoint(Optional.of(JwtKey.read(PEM))).decide(request, NOW);
    }

    private static String assertion(String header, String claims) throws Exception {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var signed = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64.encodeToString(signature.sign());
    }

    private static String words(Grant grant) {
        return grant instanceof Grant.Denied denied ? denied.error() + ": " + denied.description() : "granted";
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
