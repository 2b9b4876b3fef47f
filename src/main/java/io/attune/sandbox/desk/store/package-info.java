/** The users of the make-believe help desk in the database, and how one is written together with what is told of it. */
package io.attune.sandbox.desk.store;
