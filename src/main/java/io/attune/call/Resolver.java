package io.attune.call;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/**
 * Asks for the addresses of a name. Its answers are never trusted: {@link io.attune.egress.Egress} filters every one.
 */
interface Resolver {

    /** Every address, in the order in which they are to be tried. Fails where there is none. */
    Uni<List<InetAddress>> resolve(String host);
}
