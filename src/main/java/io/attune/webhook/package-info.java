/**
 * {@code POST /webhooks/{connection}}: is it genuine, is it new, is it on disk, and only then the answer. Nothing here
 * reads what a body says; 202 means "in the inbox", never "synced".
 */
package io.attune.webhook;
