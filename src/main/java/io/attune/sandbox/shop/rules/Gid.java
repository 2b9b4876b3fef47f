package io.attune.sandbox.shop.rules;

import java.util.Optional;

/** The vendor's global id, {@code gid://shopify/Customer/7219450314823}. The number may lie beyond 2^53. */
public record Gid(String type, long id) {

    private static final String PREFIX = "gid://shopify/";

    /** Empty for anything else. What follows a {@code ?} is dropped: addresses carry their owner's kind there. */
    public static Optional<Gid> parse(String text) {
        int slash = text.lastIndexOf('/');
        if (!text.startsWith(PREFIX) || slash <= PREFIX.length()) {
            return Optional.empty();
        }
        int query = text.indexOf('?');
        return number(text.substring(slash + 1, query < slash ? text.length() : query))
                .map(id -> new Gid(text.substring(PREFIX.length(), slash), id));
    }

    private static Optional<Long> number(String digits) {
        try {
            return Optional.of(Long.parseUnsignedLong(digits)).filter(id -> id > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What the record with this id is, if the shop keeps that kind. */
    public Optional<Kind> kind() {
        return Kind.ofType(type);
    }

    @Override
    public String toString() {
        return PREFIX + type + "/" + id;
    }
}
