package io.attune.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** From a request of a signed-in person to their visit. */
@ApplicationScoped
class Visits {

    private final Sessions sessions;

    Visits(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Of a page that says itself what was done. */
    Visit of(String session) {
        return new Visit(session, sessions.formToken(session), Optional.empty());
    }

    Visit of(String session, UriInfo uri) {
        var done = Optional.ofNullable(uri.getQueryParameters().getFirst(Notice.PARAMETER));
        return new Visit(session, sessions.formToken(session), done.flatMap(Notice::read));
    }

    /** Who decides: as the person called themselves when they signed in. */
    String person(String session) {
        return sessions.name(session);
    }

    /** A form that is not from a page of this session, sent by another site for example, changes nothing: 403. */
    void checkForm(String session, MultivaluedMap<String, String> form) {
        if (!sessions.isForm(session, form.getFirst("form"))) {
            throw new ForbiddenException("this form is not from a page of this session");
        }
    }
}
