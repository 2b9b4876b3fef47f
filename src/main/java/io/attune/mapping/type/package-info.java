/**
 * What the shared value of a row may be. A type does the common work without a step: it reads every usual spelling of a
 * value into one canonical form, and refuses, in words, what is not such a value.
 *
 * <p>Blank (null, empty text) stays blank and untold (missing) stays untold in every type. Numbers are exact decimals.
 */
package io.attune.mapping.type;
