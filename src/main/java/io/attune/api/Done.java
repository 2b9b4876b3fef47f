package io.attune.api;

/** How many things a request changed; 0 where somebody was faster. */
public record Done(int done) {}
