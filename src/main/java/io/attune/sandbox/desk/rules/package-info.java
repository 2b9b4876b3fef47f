/** What the make-believe help desk takes for a user, refuses, and tells of a change. Pure. */
package io.attune.sandbox.desk.rules;
