package io.attune.sandbox.crm.schema;

import io.attune.document.InOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field of an object.
 *
 * @param size     characters of a text, digits of a number
 * @param scale    digits behind the point that a number keeps
 * @param choices  the values of a picklist, in their order
 * @param parent   the object whose ids a reference holds
 */
public record Field(String name, FieldType type, int size, int scale, Set<Trait> traits, List<String> choices,
                    Optional<String> parent) {

    /** What else is true of a field. */
    public enum Trait {
        REQUIRED, EXTERNAL_ID, UNIQUE,
        /** Only the CRM itself writes it. */
        READ_ONLY,
        /** Made of other fields when it is read: the name of a contact. */
        CALCULATED,
        /** Given by the CRM when the record is made. */
        AUTO_NUMBER,
        /** A picklist that takes its own values only. */
        RESTRICTED
    }

    public Field {
        traits = InOrder.set(traits);
        choices = List.copyOf(choices);
    }

    static Field of(String name, FieldType type, int size) {
        return new Field(name, type, size, 0, Set.of(), List.of(), Optional.empty());
    }

    static Field number(String name, FieldType type, int digits, int scale) {
        return new Field(name, type, digits, scale, Set.of(), List.of(), Optional.empty());
    }

    static Field picklist(String name, FieldType type, List<String> choices, Trait... traits) {
        return new Field(name, type, 255, 0, Set.of(traits), choices, Optional.empty());
    }

    static Field reference(String name, String parent) {
        return new Field(name, FieldType.REFERENCE, RecordId.LENGTH, 0, Set.of(), List.of(), Optional.of(parent));
    }

    Field with(Trait... more) {
        var all = Stream.concat(traits.stream(), Stream.of(more)).collect(Collectors.toSet());
        return new Field(name, type, size, scale, all, choices, parent);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Long texts are the only fields that a query cannot filter or sort by. */
    public boolean isFilterable() {
        return type != FieldType.LONG_TEXT;
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    /** The name as people read it: {@code Lifetime_Value__c} is "Lifetime Value", {@code FirstName} "First Name". */
    public String label() {
        return Labels.of(name);
    }
}
