/**
 * The records of the sandbox CRM: how they lie in the database, and how one is made, changed and deleted as the vendor
 * does it. What a client got wrong comes back as a value, and nothing of it stays.
 */
package io.attune.sandbox.crm.store;
