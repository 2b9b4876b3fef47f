package io.attune.sandbox.crm.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A record as it lies in the table. */
public record CrmRecord(ObjectType type, String id, ObjectNode fields, Stamp created, Stamp modified,
                        Optional<Instant> deletedAt) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    /** Times as the vendor writes them. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** The field as answers show it: null where it is blank. */
    public JsonNode value(Field field) {
        return switch (field.name()) {
            case "Id" -> TextNode.valueOf(id);
            case "IsDeleted" -> BooleanNode.valueOf(isDeleted());
            case "CreatedDate" -> TextNode.valueOf(time(created.at()));
            case "CreatedById" -> TextNode.valueOf(created.by());
            case "LastModifiedDate", "SystemModstamp" -> TextNode.valueOf(time(modified.at()));
            case "LastModifiedById" -> TextNode.valueOf(modified.by());
            default -> field.is(Field.Trait.CALCULATED) ? fullName() : stored(field);
        };
    }

    /** The vendor's numbers are doubles: a whole one has a zero behind its point. */
    private JsonNode stored(Field field) {
        var value = fields.path(field.name());
        if (value.isMissingNode()) {
            return NullNode.getInstance();
        }
        BigDecimal number = value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
        return value.isNumber() ? DecimalNode.valueOf(number.scale() < 1 ? number.setScale(1) : number) : value;
    }

    private JsonNode fullName() {
        return TextNode.valueOf(Stream.of("FirstName", "LastName").map(fields::path).filter(JsonNode::isTextual)
                .map(JsonNode::textValue).collect(Collectors.joining(" ")));
    }
}
