package io.attune.sandbox.crm;

import static io.attune.sandbox.crm.Crm.CONTACT;
import static io.attune.sandbox.crm.Crm.DATA;
import static io.attune.sandbox.crm.Crm.call;
import static io.attune.sandbox.crm.Crm.sending;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class QueryTest {

    private static final String CITY = "Querytown";

    /** Four contacts in a town of their own; the last one is in the bin. */
    @BeforeEach
    void fourContacts() {
        if (total("SELECT Id FROM Contact WHERE MailingCity = '" + CITY + "'") > 0) {
            return;
        }
        contact("""
                "FirstName": "Ada", "LastName": "O'Brien", "Email": "ada@q.example", "Lifetime_Value__c": 100,
                "Birthdate": "1980-05-01", "Interests__c": "loyalty;newsletter", "HasOptedOutOfEmail": true""");
        contact("""
                "FirstName": "Bob", "LastName": "50% off", "Email": "BOB@q.example", "Lifetime_Value__c": 2500.5,
                "Birthdate": "1999-12-31", "Interests__c": "newsletter\"""");
        contact("\"FirstName\": \"Cyd\", \"LastName\": \"back\\\\slash\"");
        String gone = contact("\"FirstName\": \"Dee\", \"LastName\": \"Gone\"");
        call().delete(CONTACT + "/" + gone).then().statusCode(204);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            LastName = 'o\\'brien'                        | Ada
            Email = 'ADA@Q.example'                       | Ada
            Email != 'ada@q.example'                      | Bob, Cyd
            Email = null                                  | Cyd
            Email != null                                 | Ada, Bob
            NOT (Email = 'ada@q.example')                 | Bob, Cyd
            NOT (Lifetime_Value__c > 200)                 | Ada, Cyd
            FirstName IN ('ada', 'cyd', 'dee')            | Ada, Cyd
            FirstName NOT IN ('ada')                      | Bob, Cyd
            Email IN (null, 'bob@q.example')              | Bob, Cyd
            LastName LIKE '50\\% %'                       | Bob
            LastName LIKE '_0%'                           | Bob
            LastName LIKE '%\\%%'                         | Bob
            LastName = 'back\\\\slash'                    | Cyd
            LastName LIKE 'back\\\\%'                     | Cyd
            Lifetime_Value__c >= 100 AND Lifetime_Value__c < 2500.5 | Ada
            Lifetime_Value__c = 2500.50                   | Bob
            Birthdate > 1990-01-01                        | Bob
            HasOptedOutOfEmail = true                     | Ada
            Interests__c INCLUDES ('loyalty;newsletter')  | Ada
            Interests__c INCLUDES ('loyalty', 'newsletter') | Ada, Bob
            Interests__c EXCLUDES ('loyalty')             | Bob, Cyd
            CreatedDate = TODAY                           | Ada, Bob, Cyd
            CreatedDate < TODAY                           |
            SystemModstamp > 2020-01-01T00:00:00Z         | Ada, Bob, Cyd
            Name = 'bob 50% off'                          | Bob
            FirstName = 'ada' OR (FirstName = 'bob' AND Email = null) | Ada
            """)
    void findsByEveryCondition(String condition, String names) {
        var soql = "SELECT FirstName FROM Contact WHERE MailingCity = '%s' AND (%s) ORDER BY FirstName";

        List<String> found = query(soql.formatted(CITY, condition)).statusCode(200).extract().path("records.FirstName");

        assertEquals(names == null ? "" : names, String.join(", ", found));
    }

    @Test
    void showsTheFieldsThatWereAskedFor() {
        query("""
                SELECT Id, Name, Email FROM Contact WHERE MailingCity = 'querytown'
                ORDER BY Email DESC NULLS FIRST LIMIT 2""")
                .statusCode(200).body("totalSize", is(2)).body("done", is(true)).body("records", hasSize(2))
                .body("records[0].attributes.url", matchesPattern("/services/data/v67.0/sobjects/Contact/003\\w{15}"))
                .body("records[0].Email", nullValue()).body("records[1].Name", is("Bob 50% off"))
                .body("records[1].size()", is(4));
    }

    @Test
    void theBinIsSeenByQueryAll() {
        var soql = "SELECT FirstName, IsDeleted FROM Contact WHERE MailingCity = 'Querytown' AND IsDeleted = true";

        call().queryParam("q", soql).get(DATA + "/queryAll").then().statusCode(200)
                .body("records.FirstName", contains("Dee")).body("records[0].IsDeleted", is(true));
    }

    @Test
    void counts() {
        query("SELECT COUNT() FROM Contact WHERE MailingCity = 'Querytown'")
                .statusCode(200).body("totalSize", is(3)).body("records", hasSize(0));
    }

    @Test
    void pagesShowEachRecordOnce() {
        for (int batch = 0; batch < 3; batch++) {
            var records = IntStream.range(batch * 150, (batch + 1) * 150)
                    .mapToObj("{\"attributes\": {\"type\": \"Account\"}, \"Name\": \"Page %04d\"}"::formatted)
                    .collect(Collectors.joining(","));
            sending("{\"records\": [" + records + "]}").post(DATA + "/composite/sobjects").then().statusCode(200)
                    .body("success.findAll { it }", hasSize(150));
        }
        var seen = new HashSet<String>();

        var page = call().header("Sforce-Query-Options", "batchSize=200")
                .queryParam("q", "SELECT Name FROM Account WHERE Name LIKE 'Page %' ORDER BY Name")
                .get(DATA + "/query").then();
        seen.addAll(page.body("totalSize", is(450)).body("done", is(false)).body("records", hasSize(200))
                .extract().path("records.Name"));
        for (int size : new int[] {200, 50}) {
            String next = page.extract().path("nextRecordsUrl");
            page = call().header("Sforce-Query-Options", "batchSize=200").get("/sandbox/crm" + next).then();
            seen.addAll(page.statusCode(200).body("records", hasSize(size)).body("totalSize", is(450))
                    .extract().path("records.Name"));
        }

        page.body("done", is(true)).body("nextRecordsUrl", nullValue());
        assertEquals(450, seen.size());
    }

    @Test
    void aWrongQueryIsRefused() {
        query("SELECT Nick FROM Contact").statusCode(400).body("[0].errorCode", is("INVALID_FIELD"));
        query("SELECT").statusCode(400).body("[0].errorCode", is("MALFORMED_QUERY"));
        call().get(DATA + "/query/01gNothing").then().statusCode(400)
                .body("[0].errorCode", is("INVALID_QUERY_LOCATOR"));
        call().get(DATA + "/query/01g000000000000999-200").then().statusCode(400)
                .body("[0].errorCode", is("INVALID_QUERY_LOCATOR"));
    }

    private static String contact(String fields) {
        return sending("{\"MailingCity\": \"%s\", %s}".formatted(CITY, fields)).post(CONTACT).then().statusCode(201)
                .extract().path("id");
    }

    private static int total(String soql) {
        return query(soql).extract().path("totalSize");
    }

    private static ValidatableResponse query(String soql) {
        return call().queryParam("q", soql).get(DATA + "/query").then();
    }
}
