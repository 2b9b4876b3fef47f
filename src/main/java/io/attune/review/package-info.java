/**
 * What there is to see, and what waits for a person: events, records side by side, deliveries, dead letters, conflicts,
 * duplicates. Personal values leave this package masked unless the operator has said otherwise; secrets are never in
 * it.
 */
package io.attune.review;
