package io.attune.sandbox;

import io.netty.util.NetUtil;

/** Whether a caller sits on this machine. */
final class LoopbackAddress {

    private LoopbackAddress() {}

    /** Decides on a literal address alone; no name is ever resolved. {@code ::ffff:127.0.0.1} is loopback, too. */
    static boolean isLoopback(String address) {
        if (address == null) {
            return false;
        }
        var parsed = NetUtil.createInetAddressFromIpAddressString(address);
        return parsed != null && parsed.isLoopbackAddress();
    }
}
