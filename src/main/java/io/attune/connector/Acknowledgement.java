package io.attune.connector;

/** What a sender must be answered once its event is stored, where any 2xx will not do. */
public record Acknowledgement(int status, String contentType, String body) {}
