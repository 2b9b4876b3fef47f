/**
 * What a connector file says, and what follows from it: whether a webhook is genuine, which changes it tells, which
 * calls read and write a record, what an answer means. Everything is computed from values handed in; nothing here
 * calls anybody.
 */
package io.attune.connector;
