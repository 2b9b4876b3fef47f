package io.attune.sandbox.shop.search;

/** What a term asks for. Quoted, its words must stand side by side; {@code *} alone asks whether there is anything. */
record SearchValue(String text, boolean quoted) {

    boolean isAnything() {
        return !quoted && text.equals("*");
    }
}
