package io.attune.listing;

/**
 * One way to narrow a list.
 *
 * @param name      of the parameter
 * @param condition in HQL, on the row {@code r}, with the value as {@code :name}
 * @param about     for the description of the API
 */
public record Filter(String name, Form form, String condition, String about) {

    /** The attribute of the same name is exactly this. */
    public static Filter is(String name, Form form, String about) {
        return new Filter(name, form, "r." + name + " = :" + name, about);
    }

    /** Whatever the case of the letters; no character of the value has a meaning of its own. */
    public static Filter contains(String name, String about) {
        return new Filter(name, Form.TEXT, "locate(lower(:%1$s), lower(r.%1$s)) > 0".formatted(name), about);
    }

    public static Filter since(String attribute, String about) {
        return new Filter("since", Form.MOMENT, "r." + attribute + " >= :since", about);
    }

    public static Filter until(String attribute, String about) {
        return new Filter("until", Form.MOMENT, "r." + attribute + " < :until", about);
    }
}
