package io.attune.sandbox.crm.soql;

import java.util.List;

/** What stands behind WHERE. */
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** One value for most operators, a list for IN, NOT IN, INCLUDES and EXCLUDES. */
    record Comparison(String field, Operator operator, List<Literal> values) implements Condition {}

    /** How a field is compared. */
    enum Operator {
        EQUAL("="), UNEQUAL("!="), LESS("<"), MORE(">"), AT_MOST("<="), AT_LEAST(">="), LIKE("LIKE"),
        IN("IN"), NOT_IN("NOT IN"), INCLUDES("INCLUDES"), EXCLUDES("EXCLUDES");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean takesAList() {
            return compareTo(IN) >= 0;
        }
    }
}
