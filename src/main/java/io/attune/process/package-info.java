/**
 * The processes that share one database: each shows the others that it lives, and what one that died had under way is
 * free for the others within two seconds. Its leases hold all the same where nobody can tell whether it lives.
 */
package io.attune.process;
