package io.attune.listing;

/** What is wrong with one parameter. */
public record Fault(Kind kind, String parameter, String words) {

    /** The closed list of what can be wrong. */
    public enum Kind { UNKNOWN, DOUBLED, VALUE, CURSOR }
}
