/**
 * The accounts that this installation talks to: {@code connections.yaml}, read strictly, its secrets by reference
 * only.
 */
package io.attune.connection;
