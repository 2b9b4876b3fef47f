package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.ObjectType;
import java.util.List;

/** What {@code describe} says of objects and fields. */
final class DescribeJson {

    private static final List<String> POSSIBLE =
            List.of("createable", "deletable", "queryable", "replicateable", "retrieveable", "updateable");

    private DescribeJson() {}

    /** An object without its fields, as lists show it. */
    static ObjectNode summary(ObjectType type, String version) {
        var base = "/services/data/%s/sobjects/%s".formatted(version, type.name());
        var json = Canonical.NODES.objectNode()
                .put("name", type.name())
                .put("label", type.label())
                .put("labelPlural", type.plural())
                .put("keyPrefix", type.prefix())
                .put("custom", type.isCustom());
        POSSIBLE.forEach(deed -> json.put(deed, true));
        json.putObject("urls")
                .put("sobject", base)
                .put("describe", base + "/describe")
                .put("rowTemplate", base + "/{ID}");
        return json;
    }

    static ObjectNode full(ObjectType type, String version) {
        var json = summary(type, version);
        var fields = json.putArray("fields");
        type.fields().forEach(field -> fields.add(field(field)));
        json.putArray("childRelationships");
        json.putArray("recordTypeInfos");
        return json;
    }

    private static ObjectNode field(Field field) {
        boolean writable = !field.is(Field.Trait.READ_ONLY);
        boolean text = field.type().isText();
        var json = Canonical.NODES.objectNode()
                .put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().word())
                .put("soapType", field.type().soapType())
                .put("length", text ? field.size() : 0)
                .put("byteLength", text ? field.size() * 3 : 0)
                .put("precision", field.type().isNumeric() ? field.size() : 0)
                .put("scale", field.scale())
                .put("nillable", !field.is(Field.Trait.REQUIRED) && field.type() != FieldType.BOOLEAN && writable)
                .put("createable", writable)
                .put("updateable", writable)
                .put("defaultedOnCreate", !writable || field.type() == FieldType.BOOLEAN)
                .put("custom", field.isCustom())
                .put("externalId", field.is(Field.Trait.EXTERNAL_ID))
                .put("idLookup", field.is(Field.Trait.EXTERNAL_ID) || field.type() == FieldType.ID)
                .put("unique", field.is(Field.Trait.UNIQUE))
                .put("caseSensitive", false)
                .put("filterable", field.isFilterable())
                .put("sortable", field.isFilterable())
                .put("nameField", field.name().equals("Name"))
                .put("calculated", field.is(Field.Trait.CALCULATED))
                .put("autoNumber", field.is(Field.Trait.AUTO_NUMBER))
                .put("restrictedPicklist", field.is(Field.Trait.RESTRICTED));
        addChoicesAndParents(json, field);
        return json;
    }

    private static void addChoicesAndParents(ObjectNode json, Field field) {
        var choices = json.putArray("picklistValues");
        field.choices().forEach(choice -> choices.addObject()
                .put("active", true).put("defaultValue", false).put("label", choice).put("value", choice));
        var parents = json.putArray("referenceTo");
        field.parent().ifPresent(parents::add);
    }
}
