package io.attune.simulation.oracle;

/** What must hold once edits and failures have stopped. */
public enum Invariant {
    QUIET("never quiet"),
    AGREEMENT("not in accord"),
    LOST("an edit is lost"),
    OLD_VALUE("an old value came back"),
    DUPLICATE("a record was made twice"),
    RESURRECTION("a deleted record lives"),
    REMOVED("what nobody deleted is gone"),
    QUESTION("a question without need"),
    UNSEEN("an edit was overwritten unseen where writes are bound"),
    INVENTED("a value that nobody typed"),
    WRITES("too many writes");

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
