/** The CRM's page: its records for people, who edit them as another user than the one integrations sign in as. */
package io.attune.sandbox.crm.page;
