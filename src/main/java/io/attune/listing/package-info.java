/**
 * Lists that are read page by page. A {@link io.attune.listing.Listing} is a table of data: what it may be narrowed
 * by, and in which order it comes; from it follow the query, the check of what was asked, and the description of the
 * API.
 */
package io.attune.listing;
