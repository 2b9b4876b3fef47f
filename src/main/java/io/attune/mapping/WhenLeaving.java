package io.attune.mapping;

/** {@code when_leaving}: what becomes of a linked record that no longer fits {@code only_if}. */
public enum WhenLeaving { KEEP, UNLINK, MARK, DELETE }
