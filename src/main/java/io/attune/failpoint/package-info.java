/** Named moments at which a test can let the process die, to see that nothing is lost then. */
package io.attune.failpoint;
