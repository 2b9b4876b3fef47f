/**
 * Strict reading of the files that people write. Every fault of a file is told at once, each as {@code
 * file:line:column: path: what was expected, what was found}, in the words of the person who wrote it.
 */
package io.attune.yaml;
