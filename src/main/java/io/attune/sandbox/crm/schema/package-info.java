/**
 * What the sandbox CRM knows of its objects: their fields, the form of ids, and which values a field takes. Pure: a
 * record is either fit to be stored, or refused in the vendor's words.
 */
package io.attune.sandbox.crm.schema;
