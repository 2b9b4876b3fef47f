package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.SortedMap;

/**
 * A connection.
 *
 * @param signsIn  the name of its way to sign in
 * @param secrets  the names of those that it has; never a value
 * @param mappings those that it takes part in
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ConnectionView(String name, String connector, String signsIn, SortedMap<String, String> settings,
        List<String> secrets, List<String> mappings) {}
