package io.attune.sandbox.crm.soql;

/**
 * A word of a query.
 *
 * @param text   as it was written; of a string, what stands between its quotes, escapes and all
 * @param column where it begins, counted from 1
 */
record Token(Kind kind, String text, int column) {

    enum Kind { NAME, STRING, NUMBER, TIME, SYMBOL, END }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
}
