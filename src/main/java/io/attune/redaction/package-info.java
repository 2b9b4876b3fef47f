/** Makes text from outside fit to be logged and shown: no control characters, no tokens. Pure. */
package io.attune.redaction;
