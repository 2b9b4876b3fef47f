package io.attune.sandbox.crm.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of a query's result.
 *
 * @param total how many records were found in all
 * @param next  where the next page is; empty on the last
 */
public record Page(long total, List<CrmRecord> records, Optional<Locator> next) {}
