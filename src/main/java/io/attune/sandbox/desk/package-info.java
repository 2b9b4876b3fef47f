/**
 * A make-believe help desk that speaks Zendesk's REST API for users: made, changed, found, deleted and exported as the
 * vendor does it, with its errors and its limit.
 */
package io.attune.sandbox.desk;
