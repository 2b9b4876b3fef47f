/**
 * The make-believe shop to the outside: Shopify's Admin GraphQL at {@code
 * /sandbox/shop/admin/api/VERSION/graphql.json}, a page at {@code /sandbox/shop}, and its records in the database.
 */
package io.attune.sandbox.shop;
