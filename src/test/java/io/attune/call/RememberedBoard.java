package io.attune.call;

import java.util.ArrayList;
import java.util.List;

/** A board that nobody else looks at. */
final class RememberedBoard implements Board {

    final List<Standstill> put = new ArrayList<>();

    @Override
    public synchronized void put(Standstill standstill) {
        put.add(standstill);
    }

    @Override
    public synchronized void remove(String connection, String kind) {
        put.removeIf(one -> one.connection().equals(connection) && one.kind().equals(kind));
    }
}
