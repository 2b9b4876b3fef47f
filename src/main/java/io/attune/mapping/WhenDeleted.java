package io.attune.mapping;

/** {@code when_deleted_in}: what follows from a delete in one system. */
public enum WhenDeleted { IGNORE, UNLINK, MARK, DELETE }
