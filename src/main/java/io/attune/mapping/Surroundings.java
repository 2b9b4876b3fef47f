package io.attune.mapping;

import io.attune.document.Shape;
import io.attune.mapping.step.OtherMappings;
import java.util.Optional;
import java.util.Set;

/** What a mapping file is checked against. */
public interface Surroundings extends OtherMappings {

    /** Names of the connections. */
    Set<String> connections();

    /** The shape of an object as the connection's connector declares it; empty if it declares none of that name. */
    Optional<Shape> shape(String connection, String object);

    /** The object as messages name it: {@code Shopify customer}. */
    default String words(String connection, String object) {
        return connection + " " + object;
    }

    /** The bytes of a CSV file beside the mapping file; empty if there is none. */
    Optional<byte[]> file(String name);

    /** What {@code hash} mixes in; empty where none is set. */
    default Optional<String> secret() {
        return Optional.empty();
    }
}
