package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Edited;
import io.attune.sandbox.shop.rules.Records;
import java.util.Map;

/** Edits one kind of record by form. */
interface Editor {

    /** For a new record. */
    RecordForm blank(Records records);

    RecordForm of(ObjectNode record, Records records);

    Edited create(Draft draft, Map<String, String> form);

    /** Changes only what is another text than {@link #of} showed. */
    Edited update(Draft draft, ObjectNode record, Map<String, String> form);

    Edited delete(Draft draft, long id);
}
