package io.attune.sandbox.shop.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of record that the shop keeps. */
public enum Kind {
    CUSTOMER("Customer"), ORDER("Order"), PRODUCT("Product");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /** The vendor's name of it, as in its ids. */
    public String type() {
        return type;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Gid gid(long id) {
        return new Gid(type, id);
    }

    public static Optional<Kind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
