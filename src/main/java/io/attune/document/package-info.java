/**
 * A record as a tree of typed leaves. One strict way to read JSON from outside, one canonical form, one path language.
 *
 * <p>Three things are kept apart everywhere: a {@code MissingNode} is <em>untold</em> (the sender said nothing about
 * it), a {@code NullNode} is <em>blank</em>, anything else is a value. Equal values are {@code equals}: see {@link
 * io.attune.document.Canonical}.
 */
package io.attune.document;
