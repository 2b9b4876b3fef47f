package io.attune.egress;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses in the notation {@code 10.0.0.0/8}.
 *
 * @param family bytes of an address: 4 or 16
 * @param access what a door opened by the operator does to it
 * @param words  what it is, for the sentence "10.0.0.5 is ..."
 */
record AddressRange(int family, BigInteger network, int prefix, Access access, String words) {

    enum Access {
        /** Somebody's own network: a door leads into it. */
        BY_DOOR,
        /** No door leads there: cloud metadata, and what no server answers from. */
        NEVER
    }

    static AddressRange parse(String cidr, Access access, String words) {
        int slash = cidr.indexOf('/');
        var address = literal(cidr.substring(0, slash));
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        int family = address.length;
        var network = new BigInteger(1, address).shiftRight(family * 8 - prefix);
        return new AddressRange(family, network, prefix, access, words);
    }

    /** Whether it lies in this block. IPv4-mapped IPv6 addresses are IPv4 addresses. */
    boolean contains(InetAddress address) {
        byte[] bytes = unmapped(address.getAddress());
        return bytes.length == family && new BigInteger(1, bytes).shiftRight(family * 8 - prefix).equals(network);
    }

    /**
     * {@code ::ffff:a.b.c.d} as {@code a.b.c.d}. Java unwraps what it parses, but not what a resolver builds by hand.
     */
    private static byte[] unmapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return bytes;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return bytes;
            }
        }
        return new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]};
    }

    private static byte[] literal(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the table holds addresses, not names: " + text, e);
        }
    }
}
