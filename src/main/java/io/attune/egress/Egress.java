package io.attune.egress;

import io.attune.document.InOrder;
import io.attune.egress.AddressRange.Access;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule for outgoing calls: https on port 443 to public addresses, and the doors that the operator opened. A door
 * is a scheme, a host and a port, all three; it leads into private networks too, and never to metadata addresses.
 */
public final class Egress {

    private static final int HTTPS_PORT = 443;

    private final Set<Destination> doors;

    public Egress(Collection<Destination> doors) {
        this.doors = InOrder.set(doors);
    }

    /**
     * Reads {@code attune.egress.allow}.
     *
     * @throws IllegalArgumentException with an operator's words, naming every entry that is no scheme, host and port
     */
    public static Egress reading(Collection<String> entries) {
        var doors = new LinkedHashSet<Destination>();
        var faults = new ArrayList<String>();
        for (var entry : entries) {
            door(entry.strip()).ifPresentOrElse(doors::add, () -> faults.add("'" + entry.strip() + "'"));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("attune.egress.allow: expected scheme, host and port, such as "
                    + "'http://127.0.0.1:8080', and found " + String.join(", ", faults));
        }
        return new Egress(doors);
    }

    /** A path would look like a finer rule than there is, and a port left out like a wider one: neither is taken. */
    private static Optional<Destination> door(String entry) {
        return Destination.of(entry).filter(door -> door.toString().equalsIgnoreCase(entry));
    }

    /** Why no call may go there, whatever its name resolves to; empty where it may. */
    public Optional<String> refusal(Destination destination) {
        if (doors.contains(destination) || destination.secure() && destination.port() == HTTPS_PORT) {
            return Optional.empty();
        }
        return Optional.of("calls go to https and port 443 only, and attune.egress.allow does not name " + destination);
    }

    /**
     * Of everything that the name resolved to, what may be dialled, in the resolver's order; and why the rest may not.
     */
    public Dialable filter(Destination destination, List<InetAddress> answers) {
        var open = new ArrayList<InetAddress>();
        var shut = new LinkedHashSet<String>();
        for (var answer : answers) {
            AddressTable.find(answer)
                    .filter(range -> range.access() == Access.NEVER || !doors.contains(destination))
                    .ifPresentOrElse(range -> shut.add(words(answer, range)), () -> open.add(answer));
        }
        return new Dialable(List.copyOf(open), List.copyOf(shut));
    }

    private static String words(InetAddress answer, AddressRange range) {
        return answer.getHostAddress() + " is " + range.words();
    }

    /**
     * @param addresses to be dialled as they are, without asking the name again
     * @param refused   one sentence for each address that was taken out
     */
    public record Dialable(List<InetAddress> addresses, List<String> refused) {}
}
