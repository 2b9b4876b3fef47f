/** Takes events off the inbox, lets the core decide, stores what it decided: one step, one transaction. */
package io.attune.sync;
