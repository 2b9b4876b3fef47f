package io.attune.sandbox.crm;

import static io.attune.sandbox.crm.Crm.CONTACT;
import static io.attune.sandbox.crm.Crm.DATA;
import static io.attune.sandbox.crm.Crm.call;
import static io.attune.sandbox.crm.Crm.sending;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class CollectionsTest {

    private static final String MANY = DATA + "/composite/sobjects";

    @Test
    void eachRecordHasItsOwnResult() {
        sending("""
                {"records": [
                  {"attributes": {"type": "Contact"}, "LastName": "Good"},
                  {"attributes": {"type": "Contact"}, "FirstName": "No last name"},
                  {"attributes": {"type": "Lead"}, "LastName": "Strange"}
                ]}""").post(MANY).then().statusCode(200)
                .body("success", contains(true, false, false))
                .body("[1].errors[0].statusCode", is("REQUIRED_FIELD_MISSING"))
                .body("[1].errors[0].fields", contains("LastName"))
                .body("[2].errors[0].statusCode", is("INVALID_TYPE"));
    }

    @Test
    void allOrNoneLeavesNothingBehind() {
        sending("""
                {"allOrNone": true, "records": [
                  {"attributes": {"type": "Contact"}, "LastName": "Nevermade"},
                  {"attributes": {"type": "Contact"}, "Email": "x"}
                ]}""").post(MANY).then().statusCode(200)
                .body("success", contains(false, false))
                .body("[0].errors[0].statusCode", is("ALL_OR_NONE_OPERATION_ROLLED_BACK"));

        call().queryParam("q", "SELECT Id FROM Contact WHERE LastName = 'Nevermade'").get(DATA + "/query").then()
                .body("totalSize", is(0));
    }

    @Test
    void upsertsByExternalId() {
        sending("{\"LastName\": \"There\"}").patch(CONTACT + "/Attune_Id__c/many-1").then().statusCode(201);

        sending("""
                {"records": [
                  {"attributes": {"type": "Contact"}, "Attune_Id__c": "many-1", "FirstName": "Changed"},
                  {"attributes": {"type": "Contact"}, "attune_id__c": "many-2", "LastName": "Made"},
                  {"attributes": {"type": "Contact"}, "LastName": "Keyless"}
                ]}""").patch(MANY + "/Contact/Attune_Id__c").then().statusCode(200)
                .body("success", contains(true, true, false)).body("created", contains(false, true, null))
                .body("[2].errors[0].statusCode", is("MISSING_ARGUMENT"));
    }

    @Test
    void readsUpdatesAndDeletesByIds() {
        var ids = List.of(Crm.contact("First"), Crm.contact("Second"));

        sending("{\"records\": [{\"attributes\": {\"type\": \"Contact\"}, \"id\": \"%s\", \"FirstName\": \"New\"}]}"
                .formatted(ids.get(0))).patch(MANY).then().statusCode(200).body("success", contains(true));
        call().queryParam("ids", String.join(",", ids) + ",0035i00000zzzzz").queryParam("fields", "FirstName,LastName")
                .get(MANY + "/Contact").then().statusCode(200)
                .body("[0].FirstName", is("New")).body("[1].LastName", is("Second")).body("[2]", nullValue());
        sending("{\"ids\": [\"%s\"], \"fields\": [\"Id\"]}".formatted(ids.get(1))).post(MANY + "/Contact").then()
                .statusCode(200).body("[0].Id", is(ids.get(1)));
        call().queryParam("ids", String.join(",", ids) + ",nonsense").delete(MANY).then().statusCode(200)
                .body("success", contains(true, true, false)).body("[2].errors[0].statusCode", is("MALFORMED_ID"));
    }

    @Test
    void takesAtMostTwoHundred() {
        var record = "{\"attributes\": {\"type\": \"Contact\"}, \"LastName\": \"Many\"}";

        sending("{\"records\": [" + (record + ",").repeat(200) + record + "]}").post(MANY).then().statusCode(400)
                .body("[0].errorCode", is("EXCEEDED_ID_LIMIT"));
    }
}
