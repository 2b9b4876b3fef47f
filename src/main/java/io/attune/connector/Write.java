package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What is to be written.
 *
 * @param id      of the record there; empty for CREATE and UPSERT
 * @param marker  our record's id, which the system keeps for us
 * @param patch   the fields to change, in the object's shape
 * @param current the record as last seen there, so that a list can be changed by what is new in it; missing where
 *                unknown
 */
public record Write(Kind kind, Optional<String> id, String marker, ObjectNode patch, JsonNode current) {

    /** UPSERT: create it, or update the one that has our marker. */
    public enum Kind { CREATE, UPDATE, UPSERT, DELETE }

    public Write(Kind kind, Optional<String> id, String marker, ObjectNode patch) {
        this(kind, id, marker, patch, MissingNode.getInstance());
    }
}
