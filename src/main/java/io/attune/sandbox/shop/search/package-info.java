/**
 * How lists of records are asked for: the part of the vendor's search syntax that sync programs use, sorting, and pages
 * with cursors that stay right while records change. Pure.
 */
package io.attune.sandbox.shop.search;
