package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a piece of work wants to happen, all of it or nothing. */
public record Changes(Map<Ref, ObjectNode> saved, Set<Ref> removed, List<Notice> notices) {

    /** One record's place. */
    public record Ref(Kind kind, long id) {}

    public boolean isEmpty() {
        return saved.isEmpty() && removed.isEmpty() && notices.isEmpty();
    }
}
