package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;

/** Says what a record of a system means in shared values. */
public interface Reader {

    SortedMap<String, JsonNode> read(String system, ObjectNode record);
}
