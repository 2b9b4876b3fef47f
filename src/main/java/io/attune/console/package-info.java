/**
 * The pages under {@code /console}: what the API shows, for people with a browser. Nothing is shown or changed without
 * a session, and a session begins with the token of the API.
 */
package io.attune.console;
