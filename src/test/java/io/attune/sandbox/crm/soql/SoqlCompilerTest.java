package io.attune.sandbox.crm.soql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.sandbox.crm.schema.Field;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlCompilerTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final String HEAD = " from sandbox.crm_record where object = $1::text and deleted_at is null";

    /** Binds begin with the object's name; it is left out here. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            Email = 'Ada@Example.com'         | lower((fields ->> 'Email')) = lower($2::text)                      | Ada@Example.com
            Email = null                      | lower((fields ->> 'Email')) is null                                | -
            Email != 'a'                      | not coalesce(lower((fields ->> 'Email')) = lower($2::text), false) | a
            Email <> null                     | not coalesce(lower((fields ->> 'Email')) is null, false)           | -
            LastName LIKE 'O\\'Bri%_'         | lower((fields ->> 'LastName')) like lower($2::text)                | O'Bri%_
            LastName LIKE '50\\%\\\\'         | lower((fields ->> 'LastName')) like lower($2::text)                | 50\\%\\\\
            LastName = '50\\%\\\\ \\n'        | lower((fields ->> 'LastName')) = lower($2::text)                   | 50%\\ ↵
            FirstName IN ('a', null)          | (lower((fields ->> 'FirstName')) = lower($2::text) or lower((fields ->> 'FirstName')) is null) | a
            FirstName NOT IN ('a')            | not coalesce((lower((fields ->> 'FirstName')) = lower($2::text)), false) | a
            Id = '0035i0000000001'            | id = $2::text                                                      | 0035i0000000001AAA
            HasOptedOutOfEmail = TRUE         | (fields ->> 'HasOptedOutOfEmail')::boolean = $2::boolean           | true
            Lifetime_Value__c >= 1000.50      | (fields ->> 'Lifetime_Value__c')::numeric >= $2::numeric           | 1000.50
            Birthdate < 1990-01-31            | (fields ->> 'Birthdate')::date < $2::date                          | 1990-01-31
            SystemModstamp > 2026-01-01T00:00:00Z         | modified_at > $2::timestamptz | 2026-01-01T00:00Z
            CreatedDate <= 2026-01-01T01:30:00.000+0130   | created_at <= $2::timestamptz | 2026-01-01T00:00Z
            CreatedDate = TODAY               | (created_at >= $2::timestamptz and created_at < $3::timestamptz)   | 2026-11-22T00:00Z, 2026-11-23T00:00Z
            CreatedDate < LAST_N_DAYS:3       | created_at < $2::timestamptz                                       | 2026-11-19T00:00Z
            CreatedDate > yesterday           | created_at >= $2::timestamptz                                      | 2026-11-22T00:00Z
            Interests__c INCLUDES ('a;b','c') | (string_to_array(lower((fields ->> 'Interests__c')), ';') @> string_to_array(lower($2::text), ';') or string_to_array(lower((fields ->> 'Interests__c')), ';') @> string_to_array(lower($3::text), ';')) | a;b, c
            NOT (FirstName = 'a')             | not coalesce(lower((fields ->> 'FirstName')) = lower($2::text), false) | a
            FirstName='a' AND (LastName='b' OR LastName='c') | (lower((fields ->> 'FirstName')) = lower($2::text) and (lower((fields ->> 'LastName')) = lower($3::text) or lower((fields ->> 'LastName')) = lower($4::text))) | a, b, c
            """)
    void makesSqlOfConditions(String condition, String sql, String binds) throws SoqlException {
        var query = compile("SELECT Id FROM Contact WHERE " + condition);

        assertEquals(HEAD + " and " + sql + " order by id", query.rest());
        assertEquals(binds == null ? "" : binds, query.binds().stream().skip(1)
                .map(value -> value.toString().replace("\n", "↵")).collect(Collectors.joining(", ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT Id                                          | MALFORMED_QUERY unexpected end of the query at column 10
            SELECT Id FROM Contact WHERE                       | MALFORMED_QUERY unexpected end of the query at column 29
            SELECT Id, FROM Contact                            | MALFORMED_QUERY unexpected token: 'Contact' at column 17
            SELECT Id FROM Contact; DROP TABLE x               | MALFORMED_QUERY line 1:22 no viable alternative at character ';'
            SELECT Id FROM Contact WHERE LastName = 'a         | MALFORMED_QUERY line 1:39 no viable alternative at character ' '
            SELECT Id FROM Contact WHERE LastName = "a"        | MALFORMED_QUERY line 1:39 no viable alternative at character ' '
            SELECT Id FROM Contact WHERE Id = '1' AND Id = '2' OR Id = '3' | MALFORMED_QUERY unexpected token: 'OR' at column 52
            SELECT Id FROM Contact WHERE LastName ~ 'a'        | MALFORMED_QUERY line 1:37 no viable alternative at character ' '
            SELECT Id FROM Contact WHERE LastName = b          | MALFORMED_QUERY unexpected token: 'b' at column 41
            SELECT Id FROM Contact WHERE Birthdate = 2026-02-30 | MALFORMED_QUERY unexpected token: '2026-02-30' at column 42
            SELECT Id FROM Contact LIMIT x                     | MALFORMED_QUERY unexpected token: 'x' at column 30
            SELECT Id FROM Contact LIMIT -1                    | MALFORMED_QUERY LIMIT must be a whole number, was -1
            SELECT Id FROM Contact OFFSET 2001                 | MALFORMED_QUERY maximum SOQL offset allowed is 2000
            SELECT FIELDS(ALL) FROM Contact                    | MALFORMED_QUERY The SOQL FIELDS function must have a LIMIT of at most 200
            SELECT Id FROM Lead | INVALID_TYPE sObject type 'Lead' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.
            SELECT Nick FROM Contact | INVALID_FIELD No such column 'Nick' on entity 'Contact'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.
            SELECT Id FROM Contact WHERE LastName = 7          | INVALID_FIELD value of filter criterion for field 'LastName' must be of type string and should be enclosed in quotes
            SELECT Id FROM Contact WHERE Birthdate = '2026'    | INVALID_FIELD value of filter criterion for field 'Birthdate' must be of type date and should not be enclosed in quotes
            SELECT Id FROM Contact WHERE CreatedDate > 2026-01-01 | INVALID_FIELD value of filter criterion for field 'CreatedDate' must be of type datetime and should not be enclosed in quotes
            SELECT Id FROM Contact WHERE HasOptedOutOfEmail > true | INVALID_FIELD value of filter criterion for field 'HasOptedOutOfEmail' must be of type boolean and should not be enclosed in quotes
            SELECT Id FROM Contact WHERE LastName INCLUDES ('a') | INVALID_FIELD value of filter criterion for field 'LastName' must be of type string and should be enclosed in quotes
            SELECT Id FROM Contact WHERE Id = 'x'              | INVALID_FIELD invalid ID field: x in the filter for Id
            SELECT Id FROM Shop_Order__c WHERE Lines__c = 'x'  | INVALID_FIELD field 'Lines__c' can not be filtered in a query call
            SELECT Id FROM Shop_Order__c ORDER BY Lines__c     | INVALID_FIELD field 'Lines__c' can not be filtered in a query call
            """)
    void refusesInTheVendorsWords(String soql, String error) {
        var refused = assertThrows(SoqlException.class, () -> compile(soql)).error();

        assertEquals(error, refused.code() + " " + refused.message());
    }

    @Test
    void conditionsAreNotNestedForEver() {
        var deep = "SELECT Id FROM Contact WHERE " + "(".repeat(5_000) + "Id = null" + ")".repeat(5_000);

        var refused = assertThrows(SoqlException.class, () -> compile(deep));

        assertEquals("conditions are nested deeper than 40", refused.getMessage());
    }

    @Test
    void ordersLimitsAndSkips() throws SoqlException {
        var query = compile("""
                select Id, lastname from contact order by LastName desc nulls last, CreatedDate limit 5 offset 10""");

        assertEquals(HEAD + " order by lower((fields ->> 'LastName')) desc nulls last, created_at asc nulls first, id",
                query.rest());
        assertEquals("select id" + query.rest() + " limit 5 offset 10", query.select("id", 2_000));
        assertEquals("select id" + query.rest() + " limit 2 offset 10", query.select("id", 2));
        assertEquals("[Id, LastName]", query.fields().stream().map(Field::name).toList().toString());
    }

    @Test
    void countsWithoutFields() throws SoqlException {
        assertEquals(HEAD, compile("SELECT COUNT() FROM Contact").rest());
    }

    @Test
    void allFieldsAreThoseOfTheObject() throws SoqlException {
        var fields = compile("SELECT FIELDS(CUSTOM) FROM Contact LIMIT 200").fields();

        assertEquals("[Shopify_Customer_Id__c, Shop_Status__c, Interests__c, Lifetime_Value__c, Customer_Tier__c,"
                + " Attune_Id__c]", fields.stream().map(Field::name).toList().toString());
    }

    @Test
    void theBinIsSeenWhenAskedFor() throws SoqlException {
        var soql = SoqlParser.parse("SELECT Id FROM Contact WHERE IsDeleted = true");

        assertEquals(" from sandbox.crm_record where object = $1::text"
                + " and (deleted_at is not null) = $2::boolean order by id",
                SoqlCompiler.compile(soql, true, TODAY).rest());
    }

    private static SqlQuery compile(String soql) throws SoqlException {
        return SoqlCompiler.compile(SoqlParser.parse(soql), false, TODAY);
    }
}
