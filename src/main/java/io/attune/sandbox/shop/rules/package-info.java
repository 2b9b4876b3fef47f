/**
 * What the make-believe shop does to its records, and what it tells about it. Pure: records come in through {@link
 * io.attune.sandbox.shop.rules.Records}, time and chance are handed in, and everything a piece of work wants to happen
 * is in its {@link io.attune.sandbox.shop.rules.Changes}.
 *
 * <p>A record is kept as the JSON object that Shopify's REST resource shows, plus its metafields. Where the vendor's
 * own wording of an error is publicly known it is used; its behaviour is described in the vendor's schema of version
 * 2026-07.
 */
package io.attune.sandbox.shop.rules;
