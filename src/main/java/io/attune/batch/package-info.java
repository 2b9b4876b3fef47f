/** Work that shares a round trip and a commit with other work of its kind: gathered here, and sent as columns. */
package io.attune.batch;
