package io.attune.review;

import io.attune.listing.Asked;
import io.attune.listing.Listing;
import io.attune.listing.Page;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** A list that people look at, page by page. */
public interface Shown<V> {

    /** What it may be narrowed by, and its order, which may depend on the filters in use. */
    Listing<?> listing(Set<String> filters);

    /** @param asked read by {@link #listing} of the same filters */
    Uni<Page<V>> page(Asked asked);
}
