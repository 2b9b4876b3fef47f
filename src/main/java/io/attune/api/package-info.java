/**
 * The REST interface under {@code /api/v1}. Every address asks for the bearer token; every error is problem+json with a
 * {@code reason} from a closed list; a parameter that is not known is refused, never overlooked.
 */
package io.attune.api;
