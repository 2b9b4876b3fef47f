package io.attune.expression;

import java.util.List;

/** A formula that cannot be compiled, or that could not be computed for the values given: in words for its author. */
public final class FormulaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> faults;

    FormulaException(List<String> faults) {
        super(String.join("; ", faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    FormulaException(String fault) {
        this(List.of(fault));
    }

    /** Each fault by itself; at least one. */
    public List<String> faults() {
        return faults;
    }
}
