package io.attune.sandbox.shop.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What comes of a query.
 *
 * @param fault a bug of the shop's own; then nothing that the query did may become real
 */
public record GraphqlAnswer(ObjectNode body, Optional<Throwable> fault) {}
