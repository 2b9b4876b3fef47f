/**
 * Kafka before the inbox: arrivals go to a topic and are acknowledged once its brokers have them, whether the database
 * is there or not; the process that owns the partition stores them in the inbox, and all goes on as without Kafka.
 *
 * <p>Nothing of this is started or connected unless {@code attune.queue} says {@code kafka}.
 */
package io.attune.kafka;
