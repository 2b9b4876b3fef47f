/**
 * The connectors, connections and mappings in force. Files are looked at all the time; what is faulty never takes
 * effect, the last good version serves on, and the fault is told with file, line and words.
 */
package io.attune.catalog;
