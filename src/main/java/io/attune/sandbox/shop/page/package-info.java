/** The shop's pages: what it holds, a form for each record, what it told and what the answers were. */
package io.attune.sandbox.shop.page;
