/** How an attempt ended, and what follows from it. Pure: the time and the chance are handed in. */
package io.attune.retry;
