package io.attune.console;

import java.util.Map;
import java.util.Optional;

/**
 * Something a person can do: a form of one button.
 *
 * @param fields  what the form sends, beside its token
 * @param certain it is asked once more before it is done
 * @param asks    the name of a field that the person fills in
 */
record Action(String label, String address, Map<String, String> fields, boolean certain, Optional<String> asks) {

    static Action of(String label, String address, Map<String, String> fields) {
        return new Action(label, address, fields, false, Optional.empty());
    }

    Action askedOnceMore() {
        return new Action(label, address, fields, true, asks);
    }

    Action askingFor(String field) {
        return new Action(label, address, fields, certain, Optional.of(field));
    }
}
