package io.attune.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connector.Connector;
import io.attune.connector.Mutation;
import io.attune.connector.Secret;
import io.attune.connector.Shipped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connections file: what it gives, and what is said where it does not fit. */
class ConnectionsLoaderTest {

    private static final Map<String, Connector> CONNECTORS = Shipped.NAMES.stream()
            .collect(Collectors.toMap(Function.identity(), Shipped::load));
    private static final String SHIPPED =
            new String(Shipped.bytes(Path.of("connections.yaml")), StandardCharsets.UTF_8);

    /** What {@code attune demo} puts into the environment. */
    private static final Map<String, String> DEMO = Map.of(
            "ATTUNE_SANDBOX_URL", "http://127.0.0.1:8080/sandbox",
            "ATTUNE_SHOP_WEBHOOK_SECRET", "attune-demo-shop-webhook-secret",
            "ATTUNE_SHOP_TOKEN", "attune-demo-shop-token",
            "ATTUNE_CRM_CLIENT_ID", "attune-demo",
            "ATTUNE_CRM_CLIENT_SECRET", "attune-demo-crm-secret",
            "ATTUNE_CRM_WEBHOOK_SECRET", "attune-demo-crm-webhook-secret",
            "ATTUNE_DESK_TOKEN", "attune-demo-desk-token",
            "ATTUNE_DESK_WEBHOOK_SECRET", "attune-demo-desk-webhook-secret");

    /** An environment, and files whose text is their path turned round. */
    private record Places(Map<String, String> environment) implements Secrets {

        @Override
        public Optional<String> env(String name) {
            return Optional.ofNullable(environment.get(name));
        }

        @Override
        public Optional<String> file(String path) {
            return path.startsWith("/run/") ? Optional.of(new StringBuilder(path).reverse().toString())
                    : Optional.empty();
        }

        @Override
        public boolean canSeal() {
            return environment.containsKey("ATTUNE_KEY");
        }
    }

    @Test
    void theShippedFileIsTheDemos() {
        var connections = ConnectionsLoader.load("connections.yaml", SHIPPED.getBytes(StandardCharsets.UTF_8),
                CONNECTORS, new Places(DEMO))
                .value().orElseThrow();
        var shop = connections.connection("shop").orElseThrow();
        var crm = connections.connection("crm").orElseThrow();

        assertEquals(List.of("crm (salesforce)", "desk (zendesk)", "shop (shopify)"), connections.all().stream()
                .map(Connection::toString).sorted().toList());
        assertEquals(Map.of("shop", "demo.myshopify.com", "base_url", "http://127.0.0.1:8080/sandbox/shop",
                "api_version", "2026-07"), shop.settings());
        assertEquals(List.of(Secret.of("attune-demo-shop-webhook-secret")), shop.secrets("webhook_secret"));
        assertEquals("http://127.0.0.1:8080/sandbox/shop/admin/api/2026-07/graphql.json",
                shop.connector().object("customer").orElseThrow().read(shop, "1").url());
        assertEquals("http://127.0.0.1:8080/sandbox/crm", crm.settings().get("login_url"));
        assertEquals("token POST http://127.0.0.1:8080/sandbox/crm/services/oauth2/token",
                crm.auth().oauth2().orElseThrow().tokenCall(crm, Optional.empty(), Instant.EPOCH).toString());
        assertEquals("client_credentials", crm.way());
        assertTrue(crm.isOwn("0055i0000000001AAA"));
        assertEquals(Set.of("sales"), crm.rolesOf("0055i0000000002AAA"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            005A        | true  | [sales]
            005B        | true  | [staff]
            005AB       | false | [staff, support]
            005ab       | false | []
            x.y@example | false | [lead]
            xzy@example | false | []
            -1          | false | []
            """)
    void whoIsWhoIsTold(String actor, boolean own, String roles) {
        var connections = ConnectionsLoader.load("c.yaml", """
                connections:
                  shop:
                    connector: shopify
                    settings: {shop: demo.myshopify.com}
                    secrets: {webhook_secret: 'file:/run/a-secret-of-24-bytes', access_token: 'file:/run/t'}
                    own_actor: [005A, "${OLD_USER}"]
                    roles: {005A: sales, "005?": lead, 005B: [staff], "005A?*": lead, "005A*B": [staff, support], x.y@*: lead}
                """.getBytes(StandardCharsets.UTF_8), CONNECTORS, new Places(Map.of("OLD_USER", "005B")));
        var shop = connections.value().orElseThrow(() -> new AssertionError(connections.problems().toString()))
                .connection("shop").orElseThrow();

        assertEquals(own, shop.isOwn(actor));
        assertEquals(roles, shop.rolesOf(actor).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            roles: {005A: Sales Team, 005B: [staff, 7]} | 6:19: …roles.005A: expected a role in small letters, digits, - and _, found 'Sales Team'; 6:45: …roles.005B[1]: expected a text, found 7
            roles: {005A: []}                           | 6:19: …roles.005A: expected at least 1 entries, found 0
            own_actor: ""                               | 6:16: …own_actor: expected a text that is not empty
            own_actor: "${NOBODY}"                      | 6:16: …own_actor: the environment has no variable NOBODY
            """)
    void whoIsWhoIsReadStrictly(String line, String faults) {
        var problems = ConnectionsLoader.load("c.yaml", """
                connections:
                  shop:
                    connector: shopify
                    settings: {shop: demo.myshopify.com}
                    secrets: {webhook_secret: 'file:/run/a-secret-of-24-bytes', access_token: 'file:/run/t'}
                    %s
                """.formatted(line).getBytes(StandardCharsets.UTF_8), CONNECTORS, new Places(Map.of())).problems();

        assertEquals(faults, problems.stream()
                .map(problem -> problem.toString().replace("c.yaml:", "").replace("connections.shop.", "…"))
                .collect(Collectors.joining("; ")));
    }

    @Test
    void withoutItsEnvironmentTheShippedFileTellsEveryReference() {
        assertEquals(List.of(
                "8:17: connections.shop.settings.base_url: the environment has no variable ATTUNE_SANDBOX_URL",
                "10:23: connections.shop.secrets.webhook_secret: the environment has no variable ATTUNE_SHOP_WEBHOOK_SECRET",
                "11:21: connections.shop.secrets.access_token: the environment has no variable ATTUNE_SHOP_TOKEN",
                "17:17: connections.crm.settings.base_url: the environment has no variable ATTUNE_SANDBOX_URL",
                "18:18: connections.crm.settings.client_id: the environment has no variable ATTUNE_CRM_CLIENT_ID",
                "21:22: connections.crm.secrets.client_secret: the environment has no variable ATTUNE_CRM_CLIENT_SECRET",
                "22:23: connections.crm.secrets.webhook_secret: the environment has no variable ATTUNE_CRM_WEBHOOK_SECRET",
                "31:17: connections.desk.settings.base_url: the environment has no variable ATTUNE_SANDBOX_URL",
                "34:23: connections.desk.secrets.webhook_secret: the environment has no variable ATTUNE_DESK_WEBHOOK_SECRET",
                "35:18: connections.desk.secrets.api_token: the environment has no variable ATTUNE_DESK_TOKEN"),
                problems(SHIPPED, Map.of()));
    }

    private static final String SHOP = """
            connections:
              shop:
                connector: shopify
                auth: access_token
                settings:
                  shop: demo.myshopify.com
                secrets:
                  webhook_secret: ${HOOK}
                  access_token: ${TOKEN}
            """;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            connector: shopify        | connector: shopfiy          | 3:16: connections.shop.connector: there is no connector 'shopfiy'. Did you mean 'shopify'?
            auth: access_token        | auth: acces_token           | 4:11: connections.shop.auth: there is no way to sign in 'acces_token'. Did you mean 'access_token'?
            shop: demo                | shpo: demo                  | 6:7: connections.shop.settings: the setting 'shop' is missing. The shop's own domain. Webhooks of other shops are refused. // 6:7: connections.shop.settings.shpo: there is no setting 'shpo'. Did you mean 'shop'?
            shop: demo.myshopify.com  | shop: demo.example.com      | 6:13: connections.shop.settings.shop: expected a domain such as example.myshopify.com, found 'demo.example.com'
            shop: demo.myshopify.com  | shop: ''                    | 6:13: connections.shop.settings.shop: expected a text that is not empty, found ''
            shop: demo.myshopify.com  | shop: ${NONE}.myshopify.com | 6:13: connections.shop.settings.shop: the environment has no variable NONE
            ${TOKEN}                  | ${NONE}                     | 9:21: connections.shop.secrets.access_token: the environment has no variable NONE
            ${TOKEN}                  | ${EMPTY}                    | 9:21: connections.shop.secrets.access_token: the variable EMPTY is empty
            ${TOKEN}                  | shpat_1234567890            | 9:21: connections.shop.secrets.access_token: a secret does not stand in this file: write ${NAME} for a variable of the environment, or file:PATH
            ${TOKEN}                  | x${TOKEN}                   | 9:21: connections.shop.secrets.access_token: a secret does not stand in this file: write ${NAME} for a variable of the environment, or file:PATH
            ${TOKEN}                  | file:/nowhere               | 9:21: connections.shop.secrets.access_token: the file /nowhere cannot be read
            access_token: ${TOKEN}    | acces_token: ${TOKEN}       | 8:7: connections.shop.secrets: the secret 'access_token' is missing. A token of the Admin API that does not expire. // 9:7: connections.shop.secrets.acces_token: there is no secret 'acces_token'. Did you mean 'access_token'?
            ${HOOK}                   | ${SHORT}                    | 8:23: connections.shop.secrets.webhook_secret: the secret gives a key of 23 bytes, the least is 24
            ${HOOK}                   | ['${HOOK}', '${SHORT}']     | 8:35: connections.shop.secrets.webhook_secret[1]: the secret gives a key of 23 bytes, the least is 24
            ${HOOK}                   | []                          | 8:23: connections.shop.secrets.webhook_secret: expected at least 1 entries, found 0
            auth: access_token        | auth: client_credentials    | 6:7: connections.shop.settings: the setting 'client_id' is missing. The app's client id. Needed for signing in with client_credentials or refresh_token. // 8:7: connections.shop.secrets: the secret 'client_secret' is missing. The app's client secret.
            """)
    void aFaultIsTold(String right, String wrong, String expected) {
        assertTrue(SHOP.contains(right), right);

        var environment = Map.of("HOOK", "a-secret-of-24-characters", "TOKEN", "t", "EMPTY", " ", "SHORT",
                "a-secret-of-23-characte");
        assertEquals(List.of(), problems(SHOP, environment));
        assertEquals(List.of(expected.split(" // ")), problems(SHOP.replace(right, wrong), environment));
    }

    @Test
    void tokensThatReplaceThemselvesNeedAKeyToBeSealedWith() {
        var text = SHOP.replace("auth: access_token", "auth: refresh_token")
                .replace("access_token: ${TOKEN}", "client_secret: ${TOKEN}\n      refresh_token: ${TOKEN}")
                .replace("shop: demo.myshopify.com", "shop: demo.myshopify.com\n      client_id: attune");
        var environment = Map.of("HOOK", "a-secret-of-24-characters", "TOKEN", "t");
        var sealing = new HashMap<>(environment);
        sealing.put("ATTUNE_KEY", "k");

        assertEquals(
                List.of("4:11: connections.shop.auth: each use of its refresh token gives another one, which is kept"
                + " sealed, and there is no key to seal with: set ATTUNE_KEY (made by openssl rand -base64 32)"),
                problems(text, environment));
        assertEquals(List.of(), problems(text, sealing));
    }

    @Test
    void severalSecretsAreLiveAtOnceAndMayStandInFiles() {
        var text = SHOP.replace("${HOOK}", "['file:/run/secrets/the-newer-one-of-two', '${HOOK}']");
        var checked = ConnectionsLoader.load("c.yaml", text.getBytes(StandardCharsets.UTF_8), CONNECTORS,
                new Places(Map.of("HOOK", "a-secret-of-24-characters", "TOKEN", "t")));

        assertEquals(List.of("owt-fo-eno-rewen-eht/sterces/nur/", "a-secret-of-24-characters"),
                checked.value().orElseThrow().connection("shop").orElseThrow().secrets("webhook_secret").stream()
                        .map(Secret::reveal).toList());
    }

    @Test
    void aKeyOfASystemWithoutWebhooksMayBeShort() {
        var text = "connections: {crm: {connector: rest, auth: none, settings: {base_url: 'https://api.example.com'}}}";

        assertEquals(List.of(), problems(text, Map.of()));
    }

    @Test
    void damageIsToldAndSecretsAreNot() {
        for (long seed = 0; seed < 200; seed++) {
            for (var problem : problems(Mutation.of(SHIPPED, seed), DEMO)) {
                assertFalse(problem.contains("Exception") || problem.contains("java."), problem);
                assertFalse(problem.contains("attune-demo-shop-webhook-secret")
                        || problem.contains("attune-demo-crm-secret"), problem);
            }
        }
    }

    private static List<String> problems(String text, Map<String, String> environment) {
        return ConnectionsLoader.load("c.yaml", text.getBytes(StandardCharsets.UTF_8), CONNECTORS,
                new Places(environment))
                .problems().stream().map(problem -> problem.toString().substring("c.yaml:".length())).toList();
    }
}
