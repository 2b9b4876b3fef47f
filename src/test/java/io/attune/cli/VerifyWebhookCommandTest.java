package io.attune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyWebhookCommandTest {

    private static final String SECRET = "a-shop-secret-of-some-length";
    private static final String BODY = "{\"id\": 9007199254740993}";

    @TempDir
    Path folder;

    private Path headers;
    private Path body;

    @BeforeEach
    void write() throws IOException, GeneralSecurityException {
        body = Files.writeString(folder.resolve("body.json"), BODY);
        headers = Files.writeString(folder.resolve("headers.txt"), """
                X-Shopify-Topic: customers/create
                X-Shopify-Shop-Domain: demo.myshopify.com
                X-Shopify-API-Version: 2026-07
                X-Shopify-Webhook-Id: 545ebdd4
                X-Shopify-Hmac-Sha256: %s
                """.formatted(signature()));
    }

    private static String signature() throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(BODY.getBytes(UTF_8)));
    }

    private Terminal verify(String... more) {
        var arguments = new ArrayList<>(List.of("verify-webhook", "--connector", "shopify",
                "--headers", headers.toString(), "--body", body.toString()));
        arguments.addAll(List.of(more));
        return Terminal.run(arguments.toArray(String[]::new));
    }

    @Test
    void aGenuineOneIsAccepted() {
        var said = verify("--secret", SECRET, "--setting", "shop=demo.myshopify.com");

        assertEquals("accepted: delivery 545ebdd4, topic customers/create\n  it tells customer 9007199254740993 with 1 field\n",
                said.out());
        assertEquals("", said.err());
        assertEquals(0, said.code());
    }

    @Test
    void oneOfSeveralSecretsIsEnough() {
        var said = verify("--secret", "another-secret-of-some-length", "--secret", SECRET, "--setting", "shop=demo.myshopify.com");

        assertEquals(0, said.code());
    }

    @Test
    void withoutAShopTheSignatureAloneIsJudged() {
        var said = verify("--secret", SECRET);

        assertTrue(said.out().endsWith("  whose account it is of was not compared: no setting was given\n"), said.out());
        assertEquals(0, said.code());
    }

    @Test
    void anotherShopIsRefused() {
        var said = verify("--secret", SECRET, "--setting", "shop=other.myshopify.com");

        assertTrue(said.out().startsWith("refused (401 wrong-account): "), said.out());
        assertEquals(1, said.code());
    }

    @Test
    void aLineEndTooManyIsNamed() throws IOException {
        Files.writeString(body, BODY + "\n");

        var said = verify("--secret", SECRET);

        assertTrue(said.out().startsWith("refused (401 signature): "), said.out());
        assertTrue(said.out().contains("  it would match if the line end at the end of the body is removed\n"), said.out());
        assertEquals(1, said.code());
    }

    @Test
    void aMissingHeaderIsNamed() throws IOException {
        Files.writeString(headers, "{\"X-Shopify-Topic\": \"customers/create\"}");

        var said = verify("--secret", SECRET);

        assertTrue(said.out().startsWith("refused (400 header-missing): "), said.out());
        assertEquals(1, said.code());
    }

    @Test
    void aShortSecretIsWarnedOfAndStillTried() {
        var said = verify("--secret", "short");

        assertTrue(said.err().startsWith("warning: secret 1 gives a key of 5 bytes, the least is 24"), said.err());
        assertEquals(1, said.code());
    }

    @Test
    void whatCannotBeReadIsAMisuse() throws IOException {
        Files.writeString(headers, "no header");
        assertEquals(2, verify("--secret", SECRET).code());
        Files.delete(body);
        assertEquals(2, verify("--secret", SECRET).code());
        assertEquals(2, Terminal.run("verify-webhook").code());
    }
}
