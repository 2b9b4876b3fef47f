/**
 * Keeps what a vendor gives us once and wants back later: refresh tokens that change with every use. They lie in the
 * database sealed under {@code ATTUNE_KEY}, are opened only to be sent, and never reach a log.
 */
package io.attune.token;
