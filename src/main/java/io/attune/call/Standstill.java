package io.attune.call;

import java.time.Duration;

/**
 * That another process leaves a connection alone for a while.
 *
 * @param kind of the calls; {@link #ALL} where the system asked for a pause
 * @param left at least, from now on
 */
record Standstill(String connection, String kind, Duration left) {

    static final String ALL = "";
}
