package io.attune.sandbox.shop.rules;

import java.util.Arrays;
import java.util.Optional;

/** Which fields the bodies of customer webhooks have. */
public enum Shape {
    /** The whole REST resource. */
    FULL("full"),
    /**
     * As in the vendor's samples for version 2026-07: no tags, totals or consent. They come by topics of their own
     * ({@code customer.tags_added}, {@code customers_email_marketing_consent/update}).
     */
    CUT("2026-07");

    private final String word;

    Shape(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Shape> of(String word) {
        return Arrays.stream(values()).filter(shape -> shape.word.equals(word)).findFirst();
    }
}
