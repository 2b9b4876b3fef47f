package io.attune.connector.soap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundMessageTest {

    private static final String ONE = "<Notification><Id>04l1</Id><sObject xsi:type=\"sf:Contact\""
            + " xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\">%s</sObject></Notification>";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <sf:Id>003A</sf:Id><sf:LastName>Reis &amp; Söhne</sf:LastName> | "Id":"003A","LastName":"Reis & Söhne"
            <sf:Id>003A</sf:Id><sf:Email xsi:nil="true"/>                  | "Id":"003A","Email":null
            <sf:Id>003A</sf:Id><sf:Phone/>                                 | "Id":"003A","Phone":""
            <sf:Note><![CDATA[<b>]]> &#38; more</sf:Note>                  | "Note":"<b> & more"
            <!-- x --><sf:Id>00<!-- y -->3A</sf:Id>                       | "Id":"003A"
            <sf:A>1</sf:A><sf:A>2</sf:A><sf:A>3</sf:A>                     | "A":["1","2","3"]
            <sf:P><sf:City>Lisboa</sf:City></sf:P>                         | "P":{"City":"Lisboa"}
            """)
    void aRecordIsReadAsTheRestApiShowsIt(String fields, String json) {
        assertEquals(List.of("{\"OrganizationId\":\"00D1\",\"ActionId\":\"04k1\",\"Notification\":{\"Id\":\"04l1\","
                + "\"sObject\":{\"attributes\":{\"type\":\"Contact\"}," + json + "}}}"), read(message(ONE.formatted(fields))));
    }

    @Test
    void aHundredNotificationsAreAHundredRecords() {
        assertEquals(100, read(message(ONE.formatted("<sf:Id>003A</sf:Id>").repeat(100))).size());
        assertEquals("not an outbound message: more than 100 notifications",
                fault(message(ONE.formatted("<sf:Id>003A</sf:Id>").repeat(101))));
    }

    @Test
    void theSessionOfTheSenderIsNotKept() {
        var text = message("<SessionId>00D1!live</SessionId><EnterpriseUrl>https://x</EnterpriseUrl>" + ONE.formatted(""));

        assertEquals(List.of("{\"OrganizationId\":\"00D1\",\"ActionId\":\"04k1\",\"Notification\":{\"Id\":\"04l1\","
                + "\"sObject\":{\"attributes\":{\"type\":\"Contact\"}}}}"), read(text));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"json": true}            | not an outbound message: not XML, at line 1, column 1
            ``                        | not an outbound message: not XML, at line 1, column 1
            <a/>                      | not an outbound message: its root is no Envelope
            <Envelope/>               | not an outbound message: its root is no Envelope
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/> | there is no notification in it
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><x/></s:Body></s:Envelope> | not an outbound message: the body holds something else than notifications
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body> | not an outbound message: not XML, at line 1, column 73
            """)
    void whatIsNoneIsTold(String text, String why) {
        assertEquals(why, fault(text));
    }

    /** Local files, other hosts, parameter entities, a billion laughs: whatever declares a document type goes. */
    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        "<!DOCTYPE x [<!ENTITY % e SYSTEM 'file:///etc/hostname'> %e;]>", "<!DOCTYPE x>",
        "<!DOCTYPE x [<!ENTITY e 'ha'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]>"})
    void nothingOutsideIsRead(String declaration) {
        var why = fault(declaration + message(ONE.formatted("<sf:LastName>&e;</sf:LastName>")));

        assertEquals("not an outbound message: it declares a document type or refers to an entity", why);
    }

    @Test
    void anEntityThatNobodyDeclaredIsNoText() {
        assertEquals("not an outbound message: not XML, at line 1, column ",
                fault(message(ONE.formatted("<sf:LastName>&e;</sf:LastName>"))).replaceFirst("[0-9]+$", ""));
    }

    @Test
    void absurdNestingIsRefused() {
        var deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);

        assertEquals("not an outbound message: nested deeper than 16 levels, or names longer than 256 characters",
                fault(message(ONE.formatted(deep))));
        assertEquals("not an outbound message: nested deeper than 16 levels, or names longer than 256 characters",
                fault(message("<SessionId>" + deep + "</SessionId>")));
    }

    /** A damaged message is read or refused, in words, never with an exception. */
    @Test
    void damageIsTold() {
        var whole = message(ONE.formatted("<sf:Id>003A</sf:Id><sf:LastName>Reis &amp; Söhne</sf:LastName>"));
        int refused = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            var random = new SplittableRandom(seed);
            var bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= seed % 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += OutboundMessage.read(bytes) instanceof OutboundMessage.Reading.Unreadable ? 1 : 0;
        }
        assertEquals(true, refused > 500, "refused " + refused);
    }

    private static String message(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope\
                 xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"\
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Header><x/></soapenv:Header><soapenv:Body>\
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>00D1</OrganizationId>\
                <ActionId>04k1</ActionId>%s</notifications></soapenv:Body></soapenv:Envelope>""".formatted(content);
    }

    private static List<String> read(String text) {
        var reading = OutboundMessage.read(text.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(OutboundMessage.Reading.Readable.class, reading, reading.toString()).notifications()
                .stream().map(JsonText::write).toList();
    }

    private static String fault(String text) {
        return assertInstanceOf(OutboundMessage.Reading.Unreadable.class,
                OutboundMessage.read(text.getBytes(StandardCharsets.UTF_8))).why();
    }
}
