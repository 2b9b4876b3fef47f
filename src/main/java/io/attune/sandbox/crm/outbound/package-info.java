/**
 * How the make-believe CRM tells of its contacts: by outbound messages, in the vendor's envelope, with its time limit,
 * its retries and its forgetfulness. They wait in the database, so that none is lost when the process dies.
 */
package io.attune.sandbox.crm.outbound;
