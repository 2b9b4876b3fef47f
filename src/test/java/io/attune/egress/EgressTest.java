package io.attune.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.egress.AddressRange.Access;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    private static final String REFUSAL =
            "calls go to https and port 443 only, and attune.egress.allow does not name ";
    private static final Destination CRM = new Destination("https", "crm.example", 443);
    private static final Destination SANDBOX = new Destination("http", "localhost", 8080);
    private static final Egress WITHOUT_DOORS = new Egress(List.of());
    private static final Egress WITH_DOORS = Egress.reading(List.of("http://localhost:8080", "https://erp.corp:443"));

    /** The first and the last address of each block. */
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0.0.0.0         | 0.255.255.255                           | NEVER
            10.0.0.0        | 10.255.255.255                          | BY_DOOR
            100.64.0.0      | 100.127.255.255                         | BY_DOOR
            127.0.0.0       | 127.255.255.255                         | BY_DOOR
            169.254.0.0     | 169.254.255.255                         | NEVER
            172.16.0.0      | 172.31.255.255                          | BY_DOOR
            192.0.0.0       | 192.0.0.255                             | NEVER
            192.0.2.0       | 192.0.2.255                             | NEVER
            192.88.99.0     | 192.88.99.255                           | NEVER
            192.168.0.0     | 192.168.255.255                         | BY_DOOR
            198.18.0.0      | 198.19.255.255                          | NEVER
            198.51.100.0    | 198.51.100.255                          | NEVER
            203.0.113.0     | 203.0.113.255                           | NEVER
            224.0.0.0       | 239.255.255.255                         | NEVER
            240.0.0.0       | 255.255.255.255                         | NEVER
            ::              | ::                                      | NEVER
            ::1             | ::1                                     | BY_DOOR
            fe80::          | febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff | NEVER
            fec0::          | feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | NEVER
            fc00::          | fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | BY_DOOR
            ff00::          | ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | NEVER
            100::           | 100::ffff:ffff:ffff:ffff                | NEVER
            2001:db8::      | 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff  | NEVER
            3fff::          | 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff  | NEVER
            2002::          | 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff | NEVER
            64:ff9b::       | 64:ff9b::ffff:ffff                      | NEVER
            64:ff9b:1::     | 64:ff9b:1:ffff:ffff:ffff:ffff:ffff      | NEVER
            5f00::          | 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff | NEVER
            2001::          | 2001:0:ffff:ffff:ffff:ffff:ffff:ffff    | NEVER
            169.254.169.254 | 169.254.169.254                         | NEVER
            100.100.100.200 | 100.100.100.200                         | NEVER
            168.63.129.16   | 168.63.129.16                           | NEVER
            fd00:ec2::254   | fd00:ec2::254                           | NEVER
            fd20:ce::254    | fd20:ce::254                            | NEVER
            """)
    void shutsOut(String first, String last, Access access) throws UnknownHostException {
        for (var text : List.of(first, last)) {
            assertEquals(access, AddressTable.find(InetAddress.getByName(text)).orElseThrow().access(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
        "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.15", "2606:4700::1111", "2001:1::1", "2003::1",
        "64:ff9a::1", "2001:db7::1", "4000::1"
    })
    void letsPublicAddressesBe(String text) throws UnknownHostException {
        assertEquals(List.of(InetAddress.getByName(text)), dialable(CRM, InetAddress.getByName(text)));
    }

    /** Java unwraps {@code ::ffff:127.0.0.1} itself when it parses; an answer that is built from bytes need not be. */
    @Test
    void unwrapsMappedAddresses() throws UnknownHostException {
        byte[] loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        var mapped = Inet6Address.getByAddress("x", loopback, 0);

        assertEquals(List.of("0:0:0:0:0:ffff:7f00:1%0 is this machine"),
                WITHOUT_DOORS.filter(CRM, List.of(mapped)).refused());
        assertEquals(List.of(), dialable(CRM, InetAddress.getByName("::ffff:10.1.2.3")));
    }

    /** Java reads all of these as 127.0.0.1, so no rule on the text would do. */
    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "127.0.1", "localhost"})
    void decidesOnTheAddressNotOnItsText(String text) throws UnknownHostException {
        assertEquals(List.of(), dialable(CRM, InetAddress.getAllByName(text)));
    }

    @Test
    void filtersEveryAnswer() throws UnknownHostException {
        var answers = List.of(address("93.184.215.14"), address("127.0.0.1"), address("169.254.169.254"));

        var dialable = WITHOUT_DOORS.filter(CRM, answers);

        assertEquals(List.of(address("93.184.215.14")), dialable.addresses());
        assertEquals(List.of("127.0.0.1 is this machine",
                "169.254.169.254 is a link-local address, where clouds keep their metadata"), dialable.refused());
    }

    @ParameterizedTest(name = "{0} by a door: {1}")
    @CsvSource({"127.0.0.1, true", "10.0.0.7, true", "fd12::1, true", "1.1.1.1, true",
        "169.254.169.254, false", "fd00:ec2::254, false", "100.100.100.200, false", "0.0.0.0, false",
        "64:ff9b::a00:7, false"})
    void aDoorLeadsIntoPrivateNetworksAndNeverToMetadata(String text, boolean open) throws UnknownHostException {
        assertEquals(open, !WITH_DOORS.filter(SANDBOX, List.of(address(text))).addresses().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            https://crm.example/x              | may go
            https://CRM.example:443/x          | may go
            https://crm.example:8443/          | not https://crm.example:8443
            http://crm.example/                | not http://crm.example:80
            http://localhost:8080/sandbox      | may go
            http://localhost:8081/sandbox      | not http://localhost:8081
            https://localhost:8080/            | not https://localhost:8080
            https://[::1]:8080/                | not https://[::1]:8080
            https://crm.example@evil.example/  | no address
            ftp://crm.example/                 | no address
            file:///etc/passwd                 | no address
            https:///x                         | no address
            https://a b/                       | no address
            https://crm.example:0/             | no address
            https://crm.example:70000/         | no address
            //crm.example/                     | no address
            """)
    void asksForHttpsOrADoor(String url, String expected) {
        var said = Destination.of(url).map(to -> WITH_DOORS.refusal(to).orElse("may go")).orElse("no address");

        assertEquals(expected.startsWith("not ") ? REFUSAL + expected.substring(4) : expected, said);
    }

    @Test
    void namesEveryEntryThatIsNoDoor() {
        var entries = List.of("http://localhost:8080", "localhost:8080", "https://erp.corp",
                "https://erp.corp:8443/api", "*", " https://[fd12::1]:8443 ");

        var fault = assertThrows(IllegalArgumentException.class, () -> Egress.reading(entries));

        assertEquals("attune.egress.allow: expected scheme, host and port, such as 'http://127.0.0.1:8080', and found "
                + "'localhost:8080', 'https://erp.corp', 'https://erp.corp:8443/api', '*'", fault.getMessage());
    }

    private static List<InetAddress> dialable(Destination to, InetAddress... answers) {
        return WITHOUT_DOORS.filter(to, Stream.of(answers).toList()).addresses();
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}
