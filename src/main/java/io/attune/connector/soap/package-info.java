/** Reads Salesforce's outbound messages: the one SOAP envelope that has no JSON beside it. Pure. */
package io.attune.connector.soap;
