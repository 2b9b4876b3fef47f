package io.attune.mapping;

/** Whether a webhook's body is believed, or the record is read first. */
public enum Observe { CONFIRM, PAYLOAD }
