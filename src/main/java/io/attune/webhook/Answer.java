package io.attune.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.Acknowledgement;
import io.attune.connector.Reason;
import io.attune.connector.Verdict.Handshake;
import java.util.Map;
import java.util.TreeMap;

/** What the sender is told. */
record Answer(int status, Map<String, String> headers, String body) {

    private static final String RETRY_SECONDS = "5";

    /** 202: it is on disk and will be handled. */
    static Answer stored(long event) {
        return event(202, event);
    }

    /** 202: it is as safe as on disk, and will be stored and handled; where it is kept meanwhile. */
    static Answer sent(String place) {
        return json(202, "application/json", object().put("place", place));
    }

    /** 200: it was here before, under this id; nothing more happens. */
    static Answer repeated(long event) {
        return event(200, event);
    }

    /** As the sender must be told that all is on disk. */
    static Answer acknowledged(Acknowledgement told) {
        return new Answer(told.status(), Map.of("Content-Type", told.contentType()), told.body());
    }

    private static Answer event(int status, long event) {
        return json(status, "application/json", object().put("event", event));
    }

    static Answer handshake(Handshake handshake) {
        return new Answer(handshake.status(), handshake.headers(), handshake.body());
    }

    /** The reason is from a closed list; details that could help to forge a signature stand in the log alone. */
    static Answer refused(Reason reason, String why) {
        var problem = object()
                .put("title", title(reason))
                .put("status", reason.status())
                .put("reason", reason.code());
        if (reason.status() != 401) {
            problem.put("detail", why);
        }
        var answer = json(reason.status(), "application/problem+json", problem);
        return switch (reason) {
            case METHOD -> answer.with("Allow", "POST");
            case BUSY, NOT_STORED, TOO_MANY -> answer.with("Retry-After", RETRY_SECONDS);
            default -> answer;
        };
    }

    private static String title(Reason reason) {
        return switch (reason) {
            case HEADER_MISSING -> "A required header is missing";
            case HEADER_DOUBLED -> "A header that must stand once stands twice";
            case SIGNATURE -> "The signature is wrong";
            case STALE -> "The signature is for another time";
            case WRONG_ACCOUNT -> "This is not the account of this connection";
            case UNKNOWN_CONNECTION -> "There is no such connection";
            case METHOD -> "Webhooks are sent with POST";
            case TOO_LARGE -> "The body is too large";
            case TOO_MANY -> "The inbox is full";
            case BUSY -> "Too much comes at once";
            case NOT_STORED -> "It can't be stored now";
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Answer json(int status, String type, ObjectNode body) {
        return new Answer(status, Map.of("Content-Type", type), body.toString());
    }

    private Answer with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
