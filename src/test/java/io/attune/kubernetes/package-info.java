/**
 * Holds {@code kubernetes/} against what Kubernetes knows and against the application: a field that does not exist, a
 * file that nobody lists, a variable, port, path or metric that Attune has not, is told here and not by a cluster.
 */
package io.attune.kubernetes;
