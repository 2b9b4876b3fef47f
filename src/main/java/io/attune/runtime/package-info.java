/**
 * What one process needs before anything else runs: its data folder, its database with the newest tables, a clock and
 * chance. Nothing here knows what Attune does with them.
 */
package io.attune.runtime;
