/**
 * The part of the vendor's query language that integrations send: one object, its fields, conditions, order and limits.
 * Read into a {@link io.attune.sandbox.crm.soql.Soql}, checked against the schema, and turned into SQL whose every
 * value is bound. Pure.
 */
package io.attune.sandbox.crm.soql;
