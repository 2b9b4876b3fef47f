package io.attune.sandbox.crm.oauth;

/** What the token endpoint decides. */
public sealed interface Grant {

    record Granted() implements Grant {}

    /** @param error one of OAuth's words; the vendor answers each with 400 */
    record Denied(String error, String description) implements Grant {}
}
