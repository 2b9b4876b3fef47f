package io.attune.mapping.step;

/**
 * How much of a value a step keeps. Together with the lens rule, {@code write(v, s) = s if read(s) = v}, all but the
 * last keep the laws: writing back what was read changes nothing, and what was written reads back the same.
 */
public enum StepClass {
    /** One to one: nothing is lost in either direction. */
    EXACT("exact"),
    /** Several spellings of one value: the tidy one is written. */
    TIDYING("tidies"),
    /** Only a part of what the system holds: writing needs the old value, and keeps the rest of it. */
    NARROWING("keeps the rest"),
    /** There is no way back. */
    ONE_WAY("one way");

    private final String words;

    StepClass(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
