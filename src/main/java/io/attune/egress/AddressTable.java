package io.attune.egress;

import io.attune.egress.AddressRange.Access;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that nobody outside may send us to. {@code InetAddress.isSiteLocalAddress()} and its sisters are not
 * enough: Java 17 misses 100.64/10, 198.18/15, 192.0.0/24, 240/4, fc00::/7, 64:ff9b::/96 and 2002::/16.
 */
final class AddressTable {

    /** Single metadata addresses stand above the private blocks that hold them: the first row that fits decides. */
    private static final List<AddressRange> RANGES = Stream.of("""
            169.254.0.0/16     | NEVER   | a link-local address, where clouds keep their metadata
            fe80::/10          | NEVER   | a link-local address
            100.100.100.200/32 | NEVER   | a cloud's metadata address
            168.63.129.16/32   | NEVER   | a cloud's metadata address
            192.0.0.192/32     | NEVER   | a cloud's metadata address
            fd00:ec2::254/128  | NEVER   | a cloud's metadata address
            fd20:ce::254/128   | NEVER   | a cloud's metadata address
            127.0.0.0/8        | BY_DOOR | this machine
            ::1/128            | BY_DOOR | this machine
            10.0.0.0/8         | BY_DOOR | a private address
            172.16.0.0/12      | BY_DOOR | a private address
            192.168.0.0/16     | BY_DOOR | a private address
            100.64.0.0/10      | BY_DOOR | a private address
            fc00::/7           | BY_DOOR | a private address
            0.0.0.0/8          | NEVER   | no address of a server
            192.0.0.0/24       | NEVER   | a reserved address
            192.0.2.0/24       | NEVER   | an address of the documentation
            198.51.100.0/24    | NEVER   | an address of the documentation
            203.0.113.0/24     | NEVER   | an address of the documentation
            192.88.99.0/24     | NEVER   | a reserved address
            198.18.0.0/15      | NEVER   | an address for measurements
            224.0.0.0/4        | NEVER   | a multicast address
            240.0.0.0/4        | NEVER   | a reserved address
            ::/96              | NEVER   | a reserved address
            fec0::/10          | NEVER   | a reserved address
            ff00::/8           | NEVER   | a multicast address
            100::/64           | NEVER   | a reserved address
            2001::/32          | NEVER   | a tunnel to an IPv4 address
            2002::/16          | NEVER   | a tunnel to an IPv4 address
            64:ff9b::/96       | NEVER   | a translated IPv4 address
            64:ff9b:1::/48     | NEVER   | a translated IPv4 address
            2001:db8::/32      | NEVER   | an address of the documentation
            3fff::/20          | NEVER   | an address of the documentation
            5f00::/16          | NEVER   | a reserved address
            """.split("\n")).map(AddressTable::row).toList();

    private AddressTable() {}

    /** The block that shuts it out; empty for a public address. */
    static Optional<AddressRange> find(InetAddress address) {
        return RANGES.stream().filter(range -> range.contains(address)).findFirst();
    }

    static List<AddressRange> ranges() {
        return RANGES;
    }

    private static AddressRange row(String line) {
        var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
        return AddressRange.parse(cells.get(0), Access.valueOf(cells.get(1)), cells.get(2));
    }
}
