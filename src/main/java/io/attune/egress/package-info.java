/**
 * Decides where a call may go: to the public internet by https, or to a door that the operator opened. Pure; what it
 * decides on is the address that is dialled, never the text of a name. What it cannot judge it refuses.
 */
package io.attune.egress;
