package io.attune.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.InOrder;
import java.util.List;
import java.util.Set;

/**
 * What a write comes to.
 *
 * @param patch    the fields to change, in the object's shape
 * @param written  the rows that are in it; a row asked for that is neither here nor below is held by the system already
 * @param problems the rows that cannot be written
 * @param missing  the references that cannot be written yet
 */
public record Writing(ObjectNode patch, Set<String> written, List<RowProblem> problems,
        List<MissingReference> missing) {

    public Writing {
        written = InOrder.set(written);
        problems = List.copyOf(problems);
        missing = List.copyOf(missing);
    }
}
