/**
 * What a new version of a mapping means for the records that stand under another one: in what the two differ, what the
 * new one would write, and that every record follows.
 */
package io.attune.rebase;
