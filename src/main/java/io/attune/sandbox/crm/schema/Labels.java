package io.attune.sandbox.crm.schema;

/** Names of fields and objects as people read them. */
final class Labels {

    private static final String CUSTOM = "__c";

    private Labels() {}

    static String of(String name) {
        var bare = name.endsWith(CUSTOM) ? name.substring(0, name.length() - CUSTOM.length()) : name;
        var label = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            boolean startsWord = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(bare.charAt(i - 1));
            label.append(startsWord ? " " + c : c == '_' ? " " : String.valueOf(c));
        }
        return name.endsWith("Id") ? label.substring(0, label.length() - 1) + "D" : label.toString();
    }
}
