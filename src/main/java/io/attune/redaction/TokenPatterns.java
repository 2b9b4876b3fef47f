package io.attune.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * What access tokens, keys and passwords look like. RE2/J, since the text is the sender's: its time grows with the
 * length of the text and with nothing else.
 */
final class TokenPatterns {

    static final String MASK = "***";

    private static final String VALUE = "[^\\s\"'&,;<>{}()\\[\\]]";

    /** What stands before the mask is kept, so that a reader knows what was there. */
    private static final List<Pattern> PATTERNS = Stream.of(
                    // named in JSON, a form, a query, a header or a sentence: access_token=..., "client_secret": "..."
                    "(?i)((?:access_?token|refresh_?token|id_?token|client_?secret|api_?key|private_?key|secret_?key"
                            + "|pass(?:word|wd)|assertion|x-shopify-access-token)[\"']?\\s*[:=]\\s*[\"']?)"
                            + VALUE + "{4,}",
                    "(?i)((?:token|secret)[\"']?\\s*[:=]\\s*[\"']?)" + VALUE + "{8,}",
                    "(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/=!-]{8,}",
                    "(://)[^\\s/@:]*:[^\\s/@]*(?:@)",
                    "(-----BEGIN [A-Z ]*PRIVATE KEY-----)[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?",
                    "()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?", // JSON web token
                    "(\\bshp[a-z]{2}_)[A-Za-z0-9]{16,}", // Shopify
                    "(\\b00D)[A-Za-z0-9]{12,15}![A-Za-z0-9._]{16,}", // Salesforce session
                    "(\\b5Aep861)[A-Za-z0-9._=]{16,}", // Salesforce refresh token
                    "(\\b(?:sk|rk|pk)_(?:live|test)_)[A-Za-z0-9]{8,}", // Stripe
                    "(\\bwhsec_)[A-Za-z0-9+/=]{8,}", // Stripe, Standard Webhooks
                    "(\\bpk_)[a-f0-9]{24,}", // Klaviyo
                    "(\\bpat-[a-z]{2}[0-9]+-)[0-9a-fA-F-]{16,}", // HubSpot
                    "(\\bgh[pousr]_)[A-Za-z0-9]{16,}", // GitHub
                    "(\\bgithub_pat_)[A-Za-z0-9_]{16,}",
                    "(\\bck_|\\bcs_)[a-f0-9]{32,}", // WooCommerce
                    "()\\b[0-9a-f]{32}-us[0-9]{1,3}\\b", // Mailchimp
                    "(\\bxox[a-z]-)[A-Za-z0-9-]{10,}", // Slack
                    "(\\bAKIA)[A-Z0-9]{12,}") // AWS
            .map(Pattern::compile)
            .toList();

    private TokenPatterns() {}

    static String mask(String text) {
        for (var pattern : PATTERNS) {
            text = pattern.matcher(text).replaceAll("$1" + MASK);
        }
        return text;
    }
}
