package io.attune.expression;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A list of a record inside of an evaluation; each item is converted when it is read. */
final class JsonList extends AbstractList<Object> implements RandomAccess {

    private final ArrayNode items;

    JsonList(ArrayNode items) {
        this.items = items;
    }

    @Override
    public Object get(int index) {
        return CelValues.fromJson(items.get(index));
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public String toString() {
        return "list"; // its content must not reach a message
    }
}
