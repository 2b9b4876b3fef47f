/**
 * How the make-believe help desk sends its webhooks: signed with their time, with the vendor's headers, time limit and
 * few retries.
 */
package io.attune.sandbox.desk.hook;
