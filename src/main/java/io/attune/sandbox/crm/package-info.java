/**
 * A make-believe CRM at {@code /sandbox/crm} that speaks Salesforce REST v67.0 well enough for the vendor's own client
 * libraries: sign-in, rows, upserts by external id, queries, collections, replication, describe, limits and errors. Its
 * page shows and edits the same records.
 */
package io.attune.sandbox.crm;
