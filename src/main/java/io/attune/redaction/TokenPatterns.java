package io.attune.redaction;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * What access tokens, keys and passwords look like. RE2/J, since the text is the sender's: its time grows with the
 * length of the text and with nothing else.
 */
final class TokenPatterns {

    static final String MASK = "***";

    private static final String VALUE = "[^\\s\"'&,;<>{}()\\[\\]]";

    private static final List<String> NAMED = List.of(":", "=");
    private static final List<String> SPACES = List.of(" ", "\t", "\n", "\f", "\r");

    /**
     * What a token looks like. What stands before the mask is kept, so that a reader knows what was there.
     *
     * @param signs no text without any of these has such a token: most texts need no more than this look
     */
    private record Look(List<String> signs, Pattern pattern) {

        static Look of(String sign, String pattern) {
            return of(List.of(sign), pattern);
        }

        static Look of(List<String> signs, String pattern) {
            return new Look(signs, Pattern.compile(pattern));
        }

        String mask(String text) {
            return mayBeIn(text) ? pattern.matcher(text).replaceAll("$1" + MASK) : text;
        }

        private boolean mayBeIn(String text) {
            for (var sign : signs) {
                if (text.contains(sign)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final List<Look> LOOKS = List.of(
            // named in JSON, a form, a query, a header or a sentence: access_token=..., "client_secret": "..."
            Look.of(NAMED, "(?i)((?:access_?token|refresh_?token|id_?token|client_?secret|api_?key|private_?key"
                    + "|secret_?key|pass(?:word|wd)|assertion|x-shopify-access-token)[\"']?\\s*[:=]\\s*[\"']?)"
                    + VALUE + "{4,}"),
            Look.of(NAMED, "(?i)((?:token|secret)[\"']?\\s*[:=]\\s*[\"']?)" + VALUE + "{8,}"),
            Look.of(SPACES, "(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/=!-]{8,}"),
            Look.of("://", "(://)[^\\s/@:]*:[^\\s/@]*(?:@)"),
            Look.of("-----BEGIN ", "(-----BEGIN [A-Z ]*PRIVATE KEY-----)[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?"),
            Look.of("eyJ", "()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?"), // JSON web token
            Look.of("shp", "(\\bshp[a-z]{2}_)[A-Za-z0-9]{16,}"), // Shopify
            Look.of("00D", "(\\b00D)[A-Za-z0-9]{12,15}![A-Za-z0-9._]{16,}"), // Salesforce session
            Look.of("5Aep861", "(\\b5Aep861)[A-Za-z0-9._=]{16,}"), // Salesforce refresh token
            Look.of("k_", "(\\b(?:sk|rk|pk)_(?:live|test)_)[A-Za-z0-9]{8,}"), // Stripe
            Look.of("whsec_", "(\\bwhsec_)[A-Za-z0-9+/=]{8,}"), // Stripe, Standard Webhooks
            Look.of("pk_", "(\\bpk_)[a-f0-9]{24,}"), // Klaviyo
            Look.of("pat-", "(\\bpat-[a-z]{2}[0-9]+-)[0-9a-fA-F-]{16,}"), // HubSpot
            Look.of("gh", "(\\bgh[pousr]_)[A-Za-z0-9]{16,}"), // GitHub
            Look.of("github_pat_", "(\\bgithub_pat_)[A-Za-z0-9_]{16,}"),
            Look.of(List.of("ck_", "cs_"), "(\\bck_|\\bcs_)[a-f0-9]{32,}"), // WooCommerce
            Look.of("-us", "()\\b[0-9a-f]{32}-us[0-9]{1,3}\\b"), // Mailchimp
            Look.of("xox", "(\\bxox[a-z]-)[A-Za-z0-9-]{10,}"), // Slack
            Look.of("AKIA", "(\\bAKIA)[A-Z0-9]{12,}")); // AWS

    private TokenPatterns() {}

    static String mask(String text) {
        for (var look : LOOKS) {
            text = look.mask(text);
        }
        return text;
    }
}
