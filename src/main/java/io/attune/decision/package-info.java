/**
 * What people decide: open conflicts, records that may be one, deletes that are held. Each decision is one step of the
 * record, under its lock and in one transaction, with the person's name. What was decided in the meantime is left
 * alone.
 */
package io.attune.decision;
