package io.attune.sandbox.crm.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.RecordId;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.OutboundQueue.Notification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an outbound message as the vendor does: blank fields are left out. */
final class MessageText {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";
    private static final String RECORD = "urn:sobject.enterprise.soap.sforce.com";
    private static final String ACTION = RecordId.of("04k", 1);
    private static final Pattern YES = Pattern.compile("<([A-Za-z0-9_]+:)?Ack>\\s*(true|1)\\s*</([A-Za-z0-9_]+:)?Ack>");

    private final XMLStreamWriter xml;

    private MessageText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** A notification, and the record as it is now. */
    record Told(Notification notification, CrmRecord record) {}

    static byte[] of(String organisation, List<Told> all) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new MessageText(writer).write(organisation, all);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing is in the way of writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Whether the receiver has taken all of it: any other answer than this is a failure, whatever its status. */
    static boolean isAcknowledged(int status, byte[] answer) {
        return status == 200 && YES.matcher(new String(answer, StandardCharsets.UTF_8)).find();
    }

    static String notificationId(long number) {
        return RecordId.of("04l", number);
    }

    private void write(String organisation, List<Told> all) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("soapenv", "Envelope", SOAP);
        xml.writeNamespace("soapenv", SOAP);
        xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        xml.writeStartElement("soapenv", "Body", SOAP);
        xml.writeStartElement("", "notifications", OUTBOUND);
        xml.writeDefaultNamespace(OUTBOUND);
        element("OrganizationId", organisation);
        element("ActionId", ACTION);
        xml.writeEmptyElement("", "SessionId", OUTBOUND);
        xml.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil", "true");
        for (var told : all) {
            notification(told);
        }
        xml.writeEndDocument();
    }

    private void notification(Told told) throws XMLStreamException {
        xml.writeStartElement("", "Notification", OUTBOUND);
        element("Id", notificationId(told.notification().number()));
        xml.writeStartElement("", "sObject", OUTBOUND);
        xml.writeNamespace("sf", RECORD);
        xml.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type",
                "sf:" + told.record().type().name());
        for (var field : told.record().type().fields()) {
            field(field, told.record().value(field));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void field(Field field, JsonNode value) throws XMLStreamException {
        if (!value.isNull()) {
            xml.writeStartElement("sf", field.name(), RECORD);
            xml.writeCharacters(field.type() == FieldType.DATE_TIME ? value.textValue().replace("+0000", "Z")
                    : printable(value.asText()));
            xml.writeEndElement();
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement("", name, OUTBOUND);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** XML has no way to write control characters. */
    private static String printable(String text) {
        return text.codePoints().filter(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
