package io.attune.sandbox.desk.store;

import io.attune.sandbox.desk.rules.Faults;

/** How writing one user ended. */
public sealed interface Written {

    record Saved(DeskUser user, boolean created) implements Written {}

    /** Nothing was done. */
    record Refused(Faults faults) implements Written {}

    /** There is no such user, or it is deleted. */
    record Missing() implements Written {}
}
