/** What an answer of a system means: done, surely not done, unknown, and how long to wait. Pure. */
package io.attune.connector.answer;
