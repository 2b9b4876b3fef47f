/** Signing in at the sandbox CRM: which request for a token is granted, and how a refusal is worded. Pure. */
package io.attune.sandbox.crm.oauth;
