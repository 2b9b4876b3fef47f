package io.attune.connector.soap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * An outbound message of Salesforce: a SOAP envelope with up to 100 notifications, each of one record.
 *
 * <p>Read from the vendor's WSDL of 2005/09. What stands outside the notifications is the organisation and the action
 * that sent it; the session id is left out, since whoever has it is signed in.
 */
public final class OutboundMessage {

    /** The most that the vendor puts into one message. */
    static final int MOST = 100;

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";

    private final XmlReader xml;
    private final ObjectNode sender = Canonical.NODES.objectNode();
    private final List<ObjectNode> notifications = new ArrayList<>();

    private OutboundMessage(XmlReader xml) {
        this.xml = xml;
    }

    /** What reading gave. */
    public sealed interface Reading {

        /**
         * At least one, each as {@code {OrganizationId, ActionId, Notification: {Id, sObject: {attributes: {type},
         * …}}}}: the record as the vendor's REST API shows it, all its values as text.
         */
        record Readable(List<ObjectNode> notifications) implements Reading {}

        /** It is no such message. {@code why} shows nothing of it. */
        record Unreadable(String why) implements Reading {}
    }

    /** Never throws for bad content: what is wrong is told by the result. */
    public static Reading read(byte[] message) {
        try {
            var reader = new OutboundMessage(new XmlReader(message));
            reader.envelope();
            return reader.notifications.isEmpty() ? new Reading.Unreadable("there is no notification in it")
                    : new Reading.Readable(List.copyOf(reader.notifications));
        } catch (XMLStreamException e) {
            return new Reading.Unreadable("not an outbound message: " + XmlReader.words(e));
        }
    }

    private void envelope() throws XMLStreamException {
        xml.enter(SOAP, "Envelope");
        while (xml.hasChild()) {
            if (xml.is(SOAP, "Body")) {
                body();
            } else {
                xml.skip();
            }
        }
        xml.end();
    }

    private void body() throws XMLStreamException {
        while (xml.hasChild()) {
            if (!xml.is(OUTBOUND, "notifications")) {
                throw new XMLStreamException("the body holds something else than notifications");
            }
            notifications();
        }
    }

    private void notifications() throws XMLStreamException {
        while (xml.hasChild()) {
            switch (xml.name()) {
                case "OrganizationId", "ActionId" -> sender.set(xml.name(), xml.value());
                case "Notification" -> notification();
                default -> xml.skip();
            }
        }
    }

    private void notification() throws XMLStreamException {
        if (notifications.size() == MOST) {
            throw new XMLStreamException("more than " + MOST + " notifications");
        }
        var told = sender.deepCopy();
        told.set("Notification", xml.value());
        notifications.add(told);
    }
}
