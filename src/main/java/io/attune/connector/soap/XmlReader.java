package io.attune.connector.soap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through an XML document element by element. It knows no document type: one that declares any is refused, so
 * there are no entities to expand and nothing outside to fetch.
 */
final class XmlReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAME = 256;

    private final XMLStreamReader reader;
    private int depth;

    XmlReader(byte[] document) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to something outside of itself");
        });
        reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    /** What went wrong, without a piece of the document: it may be anybody's personal data. */
    static String words(XMLStreamException e) {
        return e.getLocation() == null ? e.getMessage()
                : "not XML, at line %d, column %d".formatted(e.getLocation().getLineNumber(),
                        e.getLocation().getColumnNumber());
    }

    /** Goes into the root, which must be this element. */
    void enter(String namespace, String name) throws XMLStreamException {
        if (!hasChild() || !is(namespace, name)) {
            throw new XMLStreamException("its root is no " + name);
        }
    }

    /** Goes to the next element within the one it is in; false: that one ends here, and it is back in its parent. */
    boolean hasChild() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    entered();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw foreign();
                default -> { } // text between elements, comments
            }
        }
        return false;
    }

    private void entered() throws XMLStreamException {
        if (++depth > MAX_DEPTH || reader.getLocalName().length() > MAX_NAME) {
            throw new XMLStreamException("nested deeper than %d levels, or names longer than %d characters"
                    .formatted(MAX_DEPTH, MAX_NAME));
        }
    }

    private static XMLStreamException foreign() {
        return new XMLStreamException("it declares a document type or refers to an entity");
    }

    /** Nothing may stand behind the root but comments. */
    void end() throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
    }

    boolean is(String namespace, String name) {
        return name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
    }

    String name() {
        return reader.getLocalName();
    }

    void skip() throws XMLStreamException {
        while (hasChild()) {
            skip();
        }
    }

    /**
     * The element as JSON: its text, or an object of what stands in it; an element that stands twice is a list, one
     * that is nil is null. What {@code xsi:type} says stands in {@code attributes.type}, as in the vendor's JSON.
     */
    JsonNode value() throws XMLStreamException {
        if (Boolean.parseBoolean(reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"))) {
            skip();
            return NullNode.getInstance();
        }
        var object = Canonical.NODES.objectNode();
        var type = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
        if (type != null) {
            object.putObject("attributes").put("type", type.substring(type.indexOf(':') + 1));
        }
        var text = content(object);
        return object.isEmpty() ? TextNode.valueOf(text) : object;
    }

    /** Its elements go into the object; its text is given back. */
    private String content(ObjectNode object) throws XMLStreamException {
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    entered();
                    var name = name();
                    add(object, name, value());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return text.toString();
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw foreign();
                default -> { } // comments
            }
        }
    }

    private static void add(ObjectNode object, String name, JsonNode value) {
        var before = object.get(name);
        if (before == null) {
            object.set(name, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            object.putArray(name).add(before).add(value);
        }
    }
}
