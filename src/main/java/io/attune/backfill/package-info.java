/**
 * Bringing together what several systems hold already. First all of it is counted: what is equal, what differs, what
 * is in one system only, what is not clear. Only then, and only if it is not a dry run, every system is swept in full;
 * what a sweep finds is linked and merged as always, by {@code match} and {@code first_sync}.
 */
package io.attune.backfill;
