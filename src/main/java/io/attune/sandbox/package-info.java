/**
 * What the two make-believe systems share: they exist only where {@code attune.sandbox.enabled} says so, answer only
 * this machine, and fail when told to. Nothing outside this package and its two neighbours may know of it.
 */
package io.attune.sandbox;
