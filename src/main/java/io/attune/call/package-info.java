/**
 * Calls to the systems: signed in, within their limits, behind a circuit breaker, and only where {@link
 * io.attune.egress.Egress} lets them go. A call ends in one of three ways, and never in an exception: answered, surely
 * not sent, or lost. Nothing here judges what an answer means for a record, and nothing blocks an event loop.
 */
package io.attune.call;
