package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.retry.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of salesforce.yaml that travel together, and what the answer means for each. */
class BatchesTest {

    private static final ConnectorObject CONTACT = Shipped.load("salesforce").object("Contact").orElseThrow();
    private static final String BASE = "https://demo.my.salesforce.com/services/data/v67.0";

    @Test
    void upsertsGoInCollectionsOfTwoHundred() {
        var batches = batches(upserts(450));

        assertEquals(List.of(200, 200, 50), sizes(batches));
        assertEquals("PATCH " + BASE + "/composite/sobjects/Contact/Attune_Id__c", address(batches.get(2)));
        assertEquals("""
                {"allOrNone":false,"records":[{"attributes":{"type":"Contact"},"LastName":"Reis 0","Attune_Id__c":"rec-0"},\
                {"attributes":{"type":"Contact"},"LastName":"Reis 1","Attune_Id__c":"rec-1"}]}""",
                text(batches(upserts(2)).get(0).call()));
    }

    @Test
    void oneGoesAloneByItsOwnCall() {
        var batch = batches(upserts(1)).get(0);

        assertTrue(batch.isAlone());
        assertEquals("PATCH " + BASE + "/sobjects/Contact/Attune_Id__c/rec-0", address(batch));
    }

    @Test
    void fewUpdatesStayBoundToWhatWasRead() {
        assertEquals(9, batches(updates(9)).size());
        assertEquals(List.of(10), sizes(batches(updates(10))));
        assertEquals("{\"attributes\":{\"type\":\"Contact\"},\"id\":\"003-0\",\"LastName\":\"Reis 0\"}",
                Samples.json(batches(updates(10)).get(0).call().body().orElseThrow()).get("records").get(0).toString());
    }

    @Test
    void readsNameTheirIds() {
        var calls = List.of(CONTACT.read(Samples.CRM, "003A"), CONTACT.read(Samples.CRM, "003B"));

        assertTrue(batches(calls).get(0).call().url().startsWith(
                BASE + "/composite/sobjects/Contact?ids=003A,003B&fields=AccountId,Attune_Id__c,"));
    }

    @Test
    void findsAskForAnyOfTheirValuesWithinTheLongestAddress() {
        var batches = batches(IntStream.range(0, 1_000)
                .mapToObj(i -> find("somebody.number." + i + "@example.com", "O'Hara")).toList());

        assertTrue(batches.size() <= 4, () -> "batches: " + batches.size());
        assertEquals(1_000, batches.stream().mapToInt(batch -> batch.parts().size()).sum());
        batches.forEach(batch -> assertTrue(batch.call().url().length() <= 15_300));
        assertEquals("Email IN ('a@example.com','b@example.com') AND LastName IN ('O\\'Hara')",
                where(batches(List.of(find("a@example.com", "O'Hara"), find("b@example.com", "O'Hara"))).get(0)));
    }

    /** Whoever waits for more sends the rest with them. */
    @Test
    void theLastOneMayBeFilledByMore() {
        var calls = IntStream.range(0, 400)
                .mapToObj(i -> find("somebody.with.a.long.address.%03d@mail.example.com".formatted(i), "O'Hara")).toList();
        var sizes = sizes(batches(calls));

        assertEquals(2, sizes.size());
        assertEquals(sizes.get(0), CONTACT.filled(Samples.CRM, calls));
        assertEquals(50, CONTACT.filled(Samples.CRM, calls.subList(0, 50)));
        assertEquals(400, CONTACT.filled(Samples.CRM, upserts(450)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            each has its own result             | 200 | [{'id': '1', 'success': true, 'errors': []}, {'success': false, 'errors': [{'statusCode': 'STRING_TOO_LONG', 'message': 'long'}]}] | done 1; INVALID STRING_TOO_LONG: long
            a lock is of one record             | 200 | [{'success': false, 'errors': [{'statusCode': 'UNABLE_TO_LOCK_ROW', 'message': 'locked'}]}, {'id': '2', 'success': true, 'errors': []}] | BUSY UNABLE_TO_LOCK_ROW: locked; done 2
            a result too few tells of none      | 200 | [{'id': '1', 'success': true, 'errors': []}] | unknown the answer has 1 results for 2 records; unknown the answer has 1 results for 2 records
            a result that is none tells nothing | 200 | [null, {'id': '2', 'success': true, 'errors': []}] | unknown the answer has nothing at body; done 2
            no answer that can be read          | 200 | <html/> | unknown the answer is not JSON. HTTP 200: <html/>; unknown the answer is not JSON. HTTP 200: <html/>
            the system broke                    | 500 | [{'errorCode': 'UNKNOWN_EXCEPTION', 'message': 'oops'}] | unknown UNKNOWN_EXCEPTION: oops; unknown UNKNOWN_EXCEPTION: oops
            all refused, perhaps for one        | 400 | [{'errorCode': 'INVALID_FIELD', 'message': 'No such column'}] | REFUSED
            no such call there                  | 404 | [{'errorCode': 'NOT_FOUND', 'message': 'no such thing'}] | UNSUPPORTED
            nobody is signed in                 | 401 | [{'errorCode': 'INVALID_SESSION_ID', 'message': 'expired'}] | UNAUTHORIZED INVALID_SESSION_ID: expired; UNAUTHORIZED INVALID_SESSION_ID: expired
            it is being repaired                | 503 | <html/> | unknown HTTP 503: <html/>; unknown HTTP 503: <html/>
            too many calls                      | 403 | [{'errorCode': 'REQUEST_LIMIT_EXCEEDED', 'message': 'enough'}] | RATE_LIMITED REQUEST_LIMIT_EXCEEDED: enough; RATE_LIMITED REQUEST_LIMIT_EXCEEDED: enough
            """)
    void eachWriteIsTold(String name, int status, String body, String told) {
        var results = batches(upserts(2)).get(0).outcomes(Samples.answer(status, body));

        assertEquals(told, told(results));
    }

    @Test
    void readsAreKnownByTheirIdsAndWhoIsMissingIsAskedAlone() {
        var calls = Stream.of("003A", "003B", "003C").map(id -> CONTACT.read(Samples.CRM, id)).toList();

        var results = batches(calls).get(0).outcomes(Samples.answer(200, "[{'Id': '003C'}, null, {'Id': '003A'}]"));

        assertEquals("done 003A; alone; done 003C", told(results));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            in another case, and none for the other | true  | [{'Id': '1', 'Email': 'A@example.com', 'LastName': 'Reis'}]                                                       | 1; -
            the other's name is no hit              | true  | [{'Id': '1', 'Email': 'a@example.com', 'LastName': 'Costa'}]                                                      | -; -
            two of the same                         | true  | [{'Id': '1', 'Email': 'a@example.com', 'LastName': 'Reis'}, {'Id': '2', 'Email': 'a@example.com', 'LastName': 'Reis'}] | 1,2; -
            a page of many says nothing of any      | false | [{'Id': '1', 'Email': 'a@example.com', 'LastName': 'Reis'}]                                                       | REFUSED
            """)
    void eachFindGetsItsOwnHits(String name, boolean done, String records, String told) {
        var batch = batches(List.of(find("a@example.com", "Reis"), find("b@example.com", "Costa"))).get(0);

        var results = batch.searches(Samples.answer(200, "{'done': " + done + ", 'records': " + records + "}"));

        assertEquals(told, told(results, BatchesTest::ids));
    }

    private static String ids(Search search) {
        var ids = ((Search.Hits) search).hits().stream().map(Search.Hit::id).collect(Collectors.joining(","));
        return ids.isEmpty() ? "-" : ids;
    }

    private static List<Batch> batches(List<Call> calls) {
        assertEquals(1, calls.stream().map(CONTACT::batchKind).distinct().count());
        return CONTACT.batches(Samples.CRM, calls);
    }

    private static List<Call> upserts(int count) {
        return IntStream.range(0, count).mapToObj(i -> CONTACT.write(Samples.CRM, new Write(Write.Kind.UPSERT,
                Optional.empty(), "rec-" + i, Samples.object("{'LastName': 'Reis " + i + "'}"))).get(0)).toList();
    }

    private static List<Call> updates(int count) {
        return IntStream.range(0, count).mapToObj(i -> CONTACT.write(Samples.CRM, new Write(Write.Kind.UPDATE,
                Optional.of("003-" + i), "rec-" + i, Samples.object("{'LastName': 'Reis " + i + "'}"))).get(0)).toList();
    }

    private static Call find(String email, String name) {
        return CONTACT.find(Samples.CRM, Map.of("Email", TextNode.valueOf(email), "LastName", TextNode.valueOf(name)))
                .orElseThrow();
    }

    private static List<Integer> sizes(List<Batch> batches) {
        return batches.stream().map(batch -> batch.parts().size()).toList();
    }

    private static String address(Batch batch) {
        return batch.call().method() + " " + batch.call().url();
    }

    private static String text(Call call) {
        return new String(call.body().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String where(Batch batch) {
        var url = URLDecoder.decode(batch.call().url(), StandardCharsets.UTF_8);
        return url.substring(url.indexOf(" WHERE ") + 7);
    }

    private static String told(BatchResults<Outcome> results) {
        return told(results, BatchesTest::told);
    }

    private static <R> String told(BatchResults<R> results, Function<R, String> words) {
        return results.whole() != BatchResults.Whole.TOLD ? results.whole().name()
                : results.each().stream().map(each -> each.map(words).orElse("alone")).collect(Collectors.joining("; "));
    }

    private static String told(Outcome outcome) {
        return outcome.fold(done -> "done " + done.id().orElse(""),
                refused -> refused.refusal() + " " + refused.words(), unknown -> "unknown " + unknown.words());
    }
}
