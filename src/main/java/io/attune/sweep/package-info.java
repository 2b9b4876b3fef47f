/**
 * Sweeps: systems are asked for what has changed, by schedule, and now and then for all they hold. So systems that
 * cannot push take part, and what a webhook lost is found. What a sweep finds is heard as a webhook is, and nothing is
 * deleted because a listing leaves it out: each one is read first.
 */
package io.attune.sweep;
