package io.attune.connection;

import com.google.re2j.Pattern;
import io.attune.document.InOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is who among those whom a system names as the authors of changes.
 *
 * @param own   what it calls ourselves
 * @param roles who has which
 */
record Actors(Set<String> own, List<Roles> roles) {

    static final Actors UNKNOWN = new Actors(Set.of(), List.of());

    /** The roles of all whose whole name fits. */
    record Roles(Pattern actor, Set<String> names) {

        /** @param actor a name in which {@code *} stands for any characters */
        static Roles of(String actor, List<String> names) {
            return new Roles(Pattern.compile(Pattern.quote(actor).replace("\\*", ".*"), Pattern.DOTALL),
                    InOrder.set(names));
        }
    }

    Actors {
        own = InOrder.set(own);
        roles = List.copyOf(roles);
    }

    Set<String> rolesOf(String actor) {
        var held = new TreeSet<String>();
        roles.stream().filter(it -> it.actor().matches(actor)).forEach(it -> held.addAll(it.names()));
        return held;
    }
}
