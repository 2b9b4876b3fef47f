package io.attune.sandbox.desk.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.sandbox.Wire;
import io.attune.sandbox.desk.rules.UserEdit.Ending;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserEditTest {

    private static final String ADA = "{\"name\": \"Ada\", \"email\": \"ada@example.com\", \"notes\": \"n\","
            + " \"user_fields\": {\"tier\": \"Gold\"}}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": " Ada "}                                      | {"name":"Ada"} user.created
            {"name": "Ada", "email": " Ada@Example.com"}           | {"email":"ada@example.com","name":"Ada"} user.created
            {"name": "Ada", "nick": "x", "tags": ["B c", "a", ""]} | {"name":"Ada","tags":["a","b_c"]} user.created
            {"name": "Ada", "user_fields": {"tier": "Gold", "x": 1}} | {"name":"Ada","user_fields":{"tier":"Gold"}} user.created
            {"email": "ada@example.com"}                           | name: Name: is too short (minimum one character)
            {"name": "", "email": "ada"}                           | email: Email: ada is not properly formatted; name: Name: is too short (minimum one character)
            {"name": "Ada", "notes": {}}                           | notes: notes: is no text
            """)
    void aUserIsMade(String user, String ending) {
        assertEquals(ending, words(UserEdit.create(Wire.json(user))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"notes": "m"}                  | "notes":"m" user.notes_changed{"current":"m","previous":"n"}
            {"notes": null}                 | - user.notes_changed{"current":null,"previous":"n"}
            {"notes": "n", "name": "Ada"}   | "notes":"n"
            {"tags": ["a"], "details": "d"} | "details":"d","notes":"n","tags":["a"] user.details_changed{"current":"d","previous":null} user.tags_changed{"current":["a"],"previous":null}
            {"email": "b@example.com"}      | "identities":["b@example.com"],"notes":"n" user.identity_created{"current":["b@example.com"],"previous":null}
            {"email": "ADA@example.com"}    | "notes":"n"
            {"user_fields": {"tier": null}} | "notes":"n" user.custom_field_changed{"current":null,"previous":{"tier":"Gold"}}
            {"name": null}                  | name: Name: is too short (minimum one character)
            """)
    void aUserIsChanged(String user, String ending) {
        assertEquals(ending, shortened(words(UserEdit.update(Wire.json(ADA), Wire.json(user)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            b@example.com | true  | "identities":["ada@example.com"],"notes":"n" b@example.com
            b@example.com | false | "identities":["b@example.com"],"notes":"n" ada@example.com
            nobody        | true  | email: Email: nobody is not properly formatted
            """)
    void anAddressBecomesTheFirstOrAFurtherOne(String email, boolean primary, String ending) {
        var changed = UserEdit.identity(Wire.json(ADA), TextNode.valueOf(email), primary);

        assertEquals(ending, changed instanceof Ending.Fine fine
                ? shortened(JsonText.write(Canonical.of(fine.document()))) + " " + fine.document().path("email").asText()
                : words(changed));
    }

    /** All but what stays in most rows. */
    private static String shortened(String words) {
        var rest = words.replace("\"email\":\"ada@example.com\",", "").replace("\"email\":\"b@example.com\",", "")
                .replace(",\"user_fields\":{\"tier\":\"Gold\"}", "").replace("\"name\":\"Ada\",", "")
                .replace("\"name\":\"Ada\"", "");
        return rest.startsWith("{}") ? "-" + rest.substring(2) : rest.startsWith("{") ? rest.replaceFirst("^\\{", "")
                .replaceFirst(",?\\}( |$)", "$1") : rest;
    }

    private static String words(Ending ending) {
        if (ending instanceof Ending.Refused refused) {
            return Canonical.of(refused.faults().body().path("details")).properties().stream()
                    .map(fault -> fault.getKey() + ": " + fault.getValue().path(0).path("description").asText())
                    .collect(Collectors.joining("; "));
        }
        var fine = (Ending.Fine) ending;
        return JsonText.write(Canonical.of(fine.document())) + fine.told().stream()
                .map(told -> " " + told.type() + (told.event().isEmpty() ? "" : JsonText.write(told.event())))
                .collect(Collectors.joining());
    }
}
