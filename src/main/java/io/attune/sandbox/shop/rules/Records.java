package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** The shop's records. Whoever reads them must not change them. */
public interface Records {

    Optional<ObjectNode> find(Kind kind, long id);

    /** All of a kind, by id. */
    Stream<ObjectNode> all(Kind kind);
}
