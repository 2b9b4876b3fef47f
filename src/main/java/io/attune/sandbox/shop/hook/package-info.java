/**
 * How the make-believe shop sends its webhooks: signed, with the vendor's headers, time limits and retries. They wait
 * in the database, so that none is lost when the process dies. A webhook may arrive twice, always with the same
 * delivery id.
 */
package io.attune.sandbox.shop.hook;
