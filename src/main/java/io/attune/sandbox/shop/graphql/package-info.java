/**
 * Shopify's Admin GraphQL over the shop's records: the schema in {@code sandbox/shop/schema}, its fields, its costs. It
 * reads and changes a {@link io.attune.sandbox.shop.rules.Draft} and does nothing else; the time is handed in.
 */
package io.attune.sandbox.shop.graphql;
