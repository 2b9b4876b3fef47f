/**
 * Whole stories, told over HTTP with the sandbox's systems: the packaged program as its users run it, started, talked
 * to, killed ({@code *IT}); and cases that are hard for any synchronizer, in the tests' own process.
 */
package io.attune.scenario;
