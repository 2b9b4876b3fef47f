package io.attune.console;

import java.util.Map;

/**
 * Something a person can do: a form of one button.
 *
 * @param fields  what the form sends, beside its token
 * @param certain it is asked once more before it is done
 */
record Action(String label, String address, Map<String, String> fields, boolean certain) {

    static Action of(String label, String address, Map<String, String> fields) {
        return new Action(label, address, fields, false);
    }

    Action askedOnceMore() {
        return new Action(label, address, fields, true);
    }
}
