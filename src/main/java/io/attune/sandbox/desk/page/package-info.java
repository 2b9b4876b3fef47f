/** The page of the make-believe help desk: its users for people, and the webhooks it sent. */
package io.attune.sandbox.desk.page;
