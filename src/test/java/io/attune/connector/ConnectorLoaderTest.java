package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a file that is not right: each fault once, at its place, in the words of whoever wrote it. */
class ConnectorLoaderTest {

    private static final String FILE = """
            connector: small
            about: A small system.
            settings:
              base_url: {about: Where it is., required: true, pattern: 'https://.+', words: an https address}
              region: {about: Which part of it.}
            secrets:
              key: {about: The key.}
            auth:
              key: {type: bearer, secret: key}
            webhook:
              required_headers: {signature: [X-Signature]}
              verify:
                scheme: hmac
                secret: key
                signed: '{body}'
                signature: {header: signature, encoding: hex}
              delivery_id: body.id
              topic: body.type
              changes:
                - {topics: [thing.changed], object: thing, shape: api}
            calls: {base: '{settings.base_url}'}
            errors:
              rules:
                - {when: status == 418, then: invalid}
            objects:
              thing:
                about: A thing.
                id: id
                fields:
                  id: {type: id, read_only: true}
                  name: {type: text}
                  parts: {type: list, fields: {sku: {type: text}}}
                shapes:
                  api: {rows: {id: id, name: label, parts: {path: parts, rows: {sku: code}}}}
                read: {method: GET, path: '/things/{id}', record: body, shape: api}
                update:
                  - {carries: [name, parts], method: PATCH, path: '/things/{id}', json: '{patch}'}
            """;

    @Test
    void theFileIsRight() {
        assertEquals(List.of(), problems(FILE));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            about: A small system.            | abuot: A small system.       | 2:1: abuot: there is no key 'abuot' here. Did you mean 'about'?
            type: bearer                      | type: baerer                 | 9:15: auth.key.type: expected one of none, bearer, basic, header, query, oauth2, found 'baerer'. Did you mean 'bearer'?
            secret: key}                      | secret: kye}                 | 9:31: auth.key.secret: there is no secret 'kye'. Did you mean 'key'?
            , secret: key}                    | }                            | 9:8: auth.key: signing in by bearer needs the key 'secret'
            pattern: 'https://.+'             | pattern: 'https://(.+'       | 4:60: settings.base_url.pattern: 'https://(.+' is not a pattern: missing closing )
            scheme: hmac                      | scheme: hamc                 | 13:13: webhook.verify.scheme: expected one of hmac, sha, shared_secret, none, found 'hamc'. Did you mean 'hmac'?
            signed: '{body}'                  | signed: '{boddy}'            | 15:13: webhook.verify.signed: '{boddy}' is nothing that can be signed; known: body, method, secret, timestamp, url, url_decoded, header.NAME
            signed: '{body}'                  | signed: '{timestamp}{body}'  | 15:13: webhook.verify.signed: {timestamp} is signed, but the key 'timestamp' does not say where it stands
            scheme: hmac                      | scheme: sha                  | 15:13: webhook.verify.signed: a plain digest proves nothing unless {secret} is in what is signed
            header: signature                 | header: singature            | 16:25: webhook.verify.signature.header: there is no header 'singature'. Did you mean 'signature'?
            delivery_id: body.id              | delivery_id: body.           | 17:16: webhook.delivery_id: this is not a formula: it ends too early
            object: thing                     | object: thign                | 20:41: webhook.changes[0].object: there is no object 'thign'. Did you mean 'thing'?
            object: thing, shape: api         | object: thing, shape: rest   | 20:55: webhook.changes[0].shape: there is no shape 'rest'. Known: api
            , shape: api}\\n                   | }\\n                          | 20:7: webhook.changes[0]: expected 'shape', the form of the record, or 'id', where its id stands // 35:11: objects.thing.read: the record in the answer has a form: the key 'shape' is missing
            {settings.base_url}               | {settings.base_ulr}          | 21:15: calls.base: in {settings.base_ulr}: There is no field 'base_ulr' in settings. Did you mean 'base_url'?
            {settings.base_url}               | {settings.region}            | 35:11: objects.thing.read: the setting 'region' is used here, but a connection may leave it out: make it required, or give it a default // 37:9: objects.thing.update[0]: the setting 'region' is used here, but a connection may leave it out: make it required, or give it a default
            {settings.base_url}               | {settings.base_url           | 21:15: calls.base: the '{' at character 1 is not closed; write {{ for a brace
            then: invalid                     | then: unvalid                | 24:35: errors.rules[0].then: expected one of invalid, unauthorized, forbidden, not_found, conflict, changed, ambiguous, busy, rate_limited, paused, unknown, found 'unvalid'. Did you mean 'invalid'?
            status == 418                     | size(body)                   | 24:14: errors.rules[0].when: a condition must give true or false, this one gives a whole number
            id: id\\n                          | id: di\\n                     | 28:9: objects.thing.id: there is no field 'di'. Did you mean 'id'?
            name: label                       | nmae: label                  | 34:28: objects.thing.shapes.api.rows.nmae: there is no field 'nmae'. Did you mean 'name'?
            sku: code                         | sk: code                     | 34:69: objects.thing.shapes.api.rows.parts.rows.sk: there is no field 'sk'. Did you mean 'sku'?
            name: label                       | name: a..b                   | 34:34: objects.thing.shapes.api.rows.name: 'a..b' is not a path (expected a name at character 3); write a.b, a[].b or a[key=text].b
            name: label                       | name: {path: a, formula: b}  | 34:34: objects.thing.shapes.api.rows.name: expected either 'path' or 'formula' // 34:53: objects.thing.shapes.api.rows.name.formula: there is no 'b' here; this formula can read: source.
            record: body, shape: api          | record: data, shape: api     | 35:55: objects.thing.read.record: a path into an answer begins with body, headers or status, found 'data'
            record: body, shape: api          | record: body                 | 35:11: objects.thing.read: the record in the answer has a form: the key 'shape' is missing
            method: GET, path:                | path:                        | 35:11: objects.thing.read: a call needs 'method' and 'path', or 'graphql'
            carries: [name, parts]            | carries: [name]              | 36:5: objects.thing.update: no call here carries the field 'parts': add it to a call, or declare it read_only
            carries: [name, parts]            | carries: [name, part]        | 36:5: objects.thing.update: no call here carries the field 'parts': add it to a call, or declare it read_only // 37:26: objects.thing.update[0].carries[1]: there is no field 'part'. Did you mean 'parts'?
            json: '{patch}'                   | json: '{patch.nmae}'         | 37:77: objects.thing.update[0].json: in {patch.nmae}: There is no field 'nmae' in thing. Did you mean 'name'?
            json: '{patch}'                   | json: '{patch}', condition: {header: If-Match, field: nmae} | 37:125: objects.thing.update[0].condition.field: there is no field 'nmae'. Did you mean 'name'?
            record: body, shape: api          | record: body, shape: api, condition: {header: If-Match, field: name} | 35:73: objects.thing.read.condition: only a call of 'update' can have a condition
            json: '{patch}'                   | json: '{patch}', form: {}    | 37:9: objects.thing.update[0]: a call has one body: json, form or graphql
            method: PATCH, path: '/things/{id}', json: '{patch}' | graphql: x    | 37:34: objects.thing.update[0].graphql: the key 'graphql' under 'calls' must say the path of graphql calls
            """)
    void aFaultIsTold(String right, String wrong, String expected) {
        var from = right.replace("\\n", "\n");
        assertTrue(FILE.contains(from), from);

        assertEquals(List.of(expected.split(" // ")), problems(FILE.replace(from, wrong.replace("\\n", "\n"))));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var broken = FILE.replace("secret: key\n", "secret: kee\n").replace("label", "a..b")
                .replace("'/things/{id}', record", "'/things/{ids}', record");

        assertEquals(List.of(14, 34, 35), ConnectorLoader.load("small.yaml", broken.getBytes(StandardCharsets.UTF_8))
                .problems().stream().map(problem -> problem.line()).collect(Collectors.toList()));
    }

    private static List<String> problems(String text) {
        return ConnectorLoader.load("small.yaml", text.getBytes(StandardCharsets.UTF_8)).problems().stream()
                .map(problem -> problem.toString().substring("small.yaml:".length()))
                .toList();
    }
}
