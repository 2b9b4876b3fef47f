package io.attune.sandbox.shop.graphql;

import java.util.Map;
import java.util.Optional;

/** What was posted. */
public record GraphqlCall(String query, Map<String, Object> variables, Optional<String> operationName) {}
