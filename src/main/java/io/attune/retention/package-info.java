/**
 * Tables that grow are partitioned by time: partitions of the coming time stand ready, those older than they are kept
 * are dropped, not deleted row by row.
 */
package io.attune.retention;
