package io.attune.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {

    /** The left side says T for a token's body, so that no scanner of repositories takes this file for a leak. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Invalid shpat_TTTT here                        | Invalid shpat_*** here
            token shpss_TTTT!                              | token shpss_***!
            session 00Dxx0000001gPL!TTTT.q_x rejected      | session 00D*** rejected
            refresh 5Aep861TTTT==                          | refresh 5Aep861***
            sk_live_TTTT and rk_test_TTTT                  | sk_live_*** and rk_test_***
            whsec_TTTT+/=                                  | whsec_***
            pat-eu1-TTTT                                   | pat-eu1-***
            ghp_TTTT, github_pat_TTTT                      | ghp_***, github_pat_***
            key pk_TTTT                                    | key pk_***
            ck_TTTT:cs_TTTT                                | ck_***:cs_***
            key TTTT-us21 unknown                          | key *** unknown
            xoxb-TTTT                                      | xoxb-***
            eyJTTTT.eyJTTTT.TTTT end                       | *** end
            Authorization: Bearer TTTT.x-y                 | Authorization: Bearer ***
            authorization: basic TTTT==                    | authorization: basic ***
            {"access_token":"TTTT","token_type":"Bearer"}  | {"access_token":"***","token_type":"Bearer"}
            grant_type=x&client_secret=TTTT&a=b            | grant_type=x&client_secret=***&a=b
            X-Shopify-Access-Token: TTTT                   | X-Shopify-Access-Token: ***
            password: 'hunter2-hunter2'                    | password: '***'
            https://user:TTTT@crm.example/x                | https://***crm.example/x
            Contact 0035g00000AbCdEAAV: INVALID_EMAIL_ADDRESS  | Contact 0035g00000AbCdEAAV: INVALID_EMAIL_ADDRESS
            gid://shopify/Customer/706405506930370084      | gid://shopify/Customer/706405506930370084
            token: expired                                 | token: expired
            the token is missing; bearer of bad news       | the token is missing; bearer of bad news
            """)
    void masksWhatLooksLikeAToken(String text, String line) {
        var body = text.contains("-us21") || text.contains("_TTTT") || text.contains("-TTTT")
                ? "0123456789abcdef0123456789abcdef"
                : "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8";

        assertEquals(line, Redactor.line(text.replace("TTTT", body)));
    }

    @Test
    void masksAPrivateKey() {
        var pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\ndef==\n-----END RSA PRIVATE KEY-----";

        assertEquals("-----BEGIN RSA PRIVATE KEY-----***", Redactor.line(pem));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            000A | \\n
            000D | \\r
            0009 | \\t
            0000 | \\u0000
            001B | \\u001b
            007F | \\u007f
            0085 | \\u0085
            00AD | \\u00ad
            061C | \\u061c
            200B | \\u200b
            200E | \\u200e
            2028 | \\u2028
            2029 | \\u2029
            202E | \\u202e
            2066 | \\u2066
            2069 | \\u2069
            FEFF | \\ufeff
            D800 | \\ud800
            """)
    void writesOutWhatWouldForgeALineOrTurnIt(String hex, String written) {
        var text = "a" + new String(Character.toChars(Integer.parseInt(hex, 16))) + "b";

        assertEquals("a" + written + "b", Redactor.line(text));
    }

    @Property
    void givesOneLineOfWhateverText(@ForAll String text) {
        var line = Redactor.line(text);

        assertTrue(line.length() <= Redactor.MAX_CHARS);
        assertTrue(line.codePoints().noneMatch(Character::isISOControl), line);
        assertEquals(line, Redactor.line(line), "a safe line stays as it is");
    }

    @Test
    void keepsLetters() {
        assertEquals("Zoë Łukasz 東京 😀 ½ \\ \"", Redactor.line("Zoë Łukasz 東京 😀 ½ \\ \""));
    }

    @Test
    void cutsALongLineBetweenCharacters() {
        var line = Redactor.line("a" + "😀".repeat(2_000));

        assertTrue(line.length() <= Redactor.MAX_CHARS);
        assertTrue(line.endsWith("😀…"));
    }

    @Test
    void masksATokenThatTheCutWouldHalve() {
        var line = Redactor.line("x".repeat(Redactor.MAX_CHARS - 15) + " shpat_0123456789abcdef0123456789abcdef");

        assertFalse(line.contains("012345"), line);
    }

    @Test
    void takesNoLongerForAnEvilText() {
        var evil = "bearer ".repeat(200_000) + "token=".repeat(200_000);

        assertTimeout(Duration.ofSeconds(5), () -> Redactor.line(evil));
    }
}
