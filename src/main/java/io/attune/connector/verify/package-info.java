/**
 * Is a webhook from whom it says? The ways in which systems sign (HMAC, salted digest, a secret in the address), the
 * parts they sign, the forms in which they write the signature. Constant time wherever a secret is compared. Pure.
 */
package io.attune.connector.verify;
