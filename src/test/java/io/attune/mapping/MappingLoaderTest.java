package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingLoaderTest {

    private static final String HEAD = """
            mapping: small
            version: 1
            systems:
              shop: {connection: shop, object: customer}
              crm: {connection: crm, object: Contact}
            """;

    /** Each row is put behind the head, whose next line is 6. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a field misspelt        | fields: {first_name: {type: text(40), shop: frist_name, crm: FirstName}}    | f:6:45: fields.first_name.shop: There is no field 'frist_name' in Shopify customer. Did you mean 'first_name'?
            a field below           | fields: {city: {type: text(40), shop: default_address.cty, crm: MailingCity}} | f:6:39: fields.city.shop: There is no field 'cty' in Shopify customer default_address. Did you mean 'city'?
            a list without []       | fields: {x: {type: text(40), shop: metafields.value, crm: FirstName}}       | f:6:36: fields.x.shop: The field 'metafields' of Shopify customer is a list: write metafields[] for all items, or metafields[key=text] for one.
            [] without a list       | fields: {x: {type: text(40), shop: 'email[].a', crm: FirstName}}            | f:6:36: fields.x.shop: The field 'email' of Shopify customer is no list, so [...] does not fit.
            not a path              | fields: {x: {type: text(40), shop: 'a..b', crm: FirstName}}                 | f:6:36: fields.x.shop: 'a..b' is not a path (expected a name at character 3); write a.b, a[].b or a[key=text].b
            a read-only field       | fields: {x: {type: id, shop: id, crm: Shopify_Customer_Id__c}}              | f:6:30: fields.x.shop: The field 'id' of Shopify customer can be read, but not written.
            too short a field       | fields: {x: {type: text(80), shop: first_name, crm: FirstName}}             | f:6:53: fields.x.crm: The type text(80) allows more characters than the field 'FirstName' of Salesforce Contact keeps (40).
            a type that does not fit | fields: {x: {type: date, shop: note, crm: LastName, direction: shop -> crm}, y: {type: yes_no, shop: note, crm: HasOptedOutOfEmail}} | f:6:102: fields.y.shop: The type yes_no does not fit the field 'note' of Shopify customer, which holds text.
            a type misspelt         | fields: {x: {type: txt(40), shop: first_name, crm: FirstName}}              | f:6:20: fields.x.type: there is no type 'txt'. Did you mean 'text'?
            a type and a field      | fields: {x: {type: txt(40), shop: frist_name, crm: FirstName}}              | f:6:20: fields.x.type: there is no type 'txt'. Did you mean 'text'?⏎f:6:35: fields.x.shop: There is no field 'frist_name' in Shopify customer. Did you mean 'first_name'?
            a key misspelt          | fields: {x: {type: text(40), confict: latest, shop: first_name}}            | f:6:30: fields.x.confict: there is no key 'confict' here. Did you mean 'conflict'?
            a system misspelt       | fields: {x: {type: text(40), shpo: first_name, crm: FirstName}}             | f:6:30: fields.x.shpo: there is no key 'shpo' here. Did you mean 'shop'?
            a step misspelt         | fields: {x: {type: text(40), shop: {field: first_name, steps: [trmi]}, crm: FirstName}} | f:6:64: fields.x.shop.steps[0]: there is no step 'trmi'. Did you mean 'trim'?
            one way in two ways     | fields: {x: {type: text(40), shop: {field: note, steps: [html_to_text]}, crm: FirstName}} | f:6:58: fields.x.shop.steps[0]: the step html_to_text has no way back, and this row writes to shop: give the row a direction
            one way, written only   | fields: {x: {type: text(40), direction: shop -> crm, shop: note, crm: {field: FirstName, steps: [html_to_text]}}} | f:6:98: fields.x.crm.steps[0]: the step html_to_text has no way back, and this row writes to crm: use write_steps, which run from the shared value to the field
            a one-way type          | fields: {x: {type: 'text(40, cut)', shop: note, crm: LastName}}             | f:6:20: fields.x.type: the type text(40, cut) has no way back: give the row a direction
            a formula in two ways   | fields: {x: {type: text(40), shop: {formula: source.note}, crm: LastName}}  | f:6:37: fields.x.shop.formula: a formula has no way back, and this row writes to shop: give the row a direction, or a field and a write_formula
            write_steps, read       | fields: {x: {type: text(40), shop: {field: note, write_steps: [trim]}, crm: LastName}} | f:6:50: fields.x.shop.write_steps: write_steps are for a column that is only written, and shop is read, too: give the row a direction, or use steps
            a formula's field       | fields: {x: {type: text(40), direction: shop -> crm, shop: {formula: source.ntoe}, crm: LastName}} | f:6:70: fields.x.shop.formula: There is no field 'ntoe' in Shopify customer. Did you mean 'note'?
            when is no condition    | fields: {x: {type: text(40), when: source.note, direction: shop -> crm, shop: note, crm: LastName}} | f:6:36: fields.x.when: a condition must give true or false, this one gives a text
            no column               | fields: {x: {type: text(40)}}                                               | f:6:10: fields.x: the row has no column: say where it stands in shop or crm
            an empty column         | fields: {x: {type: text(40), shop: {steps: [trim]}, crm: LastName}}         | f:6:36: fields.x.shop: a column needs field, fields or formula
            a direction's system    | fields: {x: {type: text(40), direction: shop -> erp, shop: note, crm: LastName}} | f:6:41: fields.x.direction: There is no system 'erp'.
            a direction's column    | fields: {x: {type: text(40), direction: shop -> crm, shop: note}}           | f:6:41: fields.x.direction: the row has no column for crm
            a value that misfits    | fields: {x: {type: integer, value: many, direction: shop -> crm, crm: Lifetime_Value__c}} | f:6:36: fields.x.value: 'many' is not a number
            a policy's system       | fields: {x: {type: text(40), conflict: prefer shpo, shop: note, crm: LastName}} | f:6:40: fields.x.conflict: There is no system 'shpo'. Did you mean 'shop'?
            a policy misfits        | fields: {x: {type: text(40), conflict: combine, shop: note, crm: LastName}} | f:6:40: fields.x.conflict: combine is for rows of the type tags, and this one is text(40)
            highest of text         | fields: {x: {type: text(40), conflict: highest, shop: note, crm: LastName}} | f:6:40: fields.x.conflict: highest is for numbers and times, and this row is text(40)
            only without tags       | fields: {x: {type: text(40), only: [a], shop: note, crm: LastName}}         | f:6:30: fields.x.only: only is for rows of the type tags, and this one is text(40)
            a mapping misspelt      | fields: {x: {type: reference(custmer), shop: note, crm: LastName}}          | f:6:20: fields.x.type: There is no mapping 'custmer'. Did you mean 'customer'?
            if_missing alone        | fields: {x: {type: text(9), if_missing: fail, shop: note, crm: LastName}}   | f:6:29: fields.x.if_missing: if_missing is for rows of the type reference, and this one is text(9)
            an amount's currency    | fields: {x: {type: money(crrency), shop: note, crm: LastName}, currency: {type: code, shop: state, crm: Phone}} | f:6:20: fields.x.type: There is no row 'crrency'. Did you mean 'currency'?
            rows in a circle        | fields: {x: {type: money(x), shop: note, crm: LastName}}                    | f:6:10: fields.x: the row needs itself
            match                   | fields: {x: {type: email, shop: email, crm: Email}}\\nmatch: [[emial]]      | f:7:10: match[0][0]: There is no row 'emial'.
            only_if                 | fields: {x: {type: email, shop: email, crm: Email}}\\nonly_if: {shop: source.stat == 1} | f:7:17: only_if.shop: There is no field 'stat' in Shopify customer. Did you mean 'state'?
            a mark of nothing       | fields: {x: {type: email, shop: email, crm: Email}}\\ndelete: {when_deleted_in: {shop: mark}} | f:7:34: delete.when_deleted_in.shop: mark needs delete.mark, the fields that it writes
            a row's name            | fields: {x-y: {type: email, shop: email, crm: Email}} | f:6:10: fields.x-y: a row's name is a word of letters, digits and _
            mark                    | fields: {x: {type: email, shop: email, crm: Email}}\\ndelete: {mark: {crm: {Shop_Statsu__c: x}}} | f:7:23: delete.mark.crm.Shop_Statsu__c: There is no field 'Shop_Statsu__c' in Salesforce Contact. Did you mean 'Shop_Status__c'?
            first_sync              | fields: {x: {type: email, shop: email, crm: Email}}\\nfirst_sync: prefer erp unless blank | f:7:13: first_sync: There is no system 'erp'.
            a cron                  | fields: {x: {type: email, shop: email, crm: Email}}\\nsweep: {crm: {cron: 5 4}}   | f:7:21: sweep.crm.cron: expected five fields (minute hour day month weekday), as in 0 6 * * 1, found '5 4'
            a table twice the same  | fields: {x: {type: email, shop: email, crm: Email}}\\ntables: {t: {both: {a: x, b: x}}} | f:7:10: tables.t: 'a' and 'b' both give 'x', so the way back is not clear; write read: and write: instead of both:
            a table that disagrees  | fields: {x: {type: email, shop: email, crm: Email}}\\ntables: {t: {read: {a: true, b: false}, write: {true: b, false: b}}} | f:7:10: tables.t: writing true gives 'b', but reading 'b' gives false
            a table of nothing      | fields: {x: {type: email, shop: email, crm: Email}}\\ntables: {t: {unknown: fail}} | f:7:10: tables.t: a table needs one of both, read (with or without write) and file
            a table's unknown       | fields: {x: {type: email, shop: email, crm: Email}}\\ntables: {t: {both: {a: x}, unknown: faill}} | f:7:37: tables.t.unknown: expected fail, keep, blank or {use: a value}, found 'faill'. Did you mean 'fail'?
            a table's file          | fields: {x: {type: email, shop: email, crm: Email}}\\ntables: {t: {file: c.csv}} | f:7:20: tables.t.file: There is no file 'c.csv' beside this one.
            a list both ways        | fields: {x: {type: email, shop: email, crm: Email}}\\nlists: {l: {shop: metafields, key: k, fields: {k: {type: id, shop: key}}}} | f:7:9: lists.l: a list goes one way: give it, or the file, a direction
            a list's key            | fields: {x: {type: email, shop: email, crm: Email}}\\nlists: {l: {direction: shop -> crm, shop: metafields, key: kk, fields: {k: {type: id, shop: key}}}} | f:7:60: lists.l.key: There is no row 'kk' in this list. Did you mean 'k'?
            no list                 | fields: {x: {type: email, shop: email, crm: Email}}\\nlists: {l: {direction: shop -> crm, shop: email, key: k, fields: {k: {type: id, shop: key}}}} | f:7:43: lists.l.shop: The field 'email' of Shopify customer is no list.
            an item's field         | fields: {x: {type: email, shop: email, crm: Email}}\\nlists: {l: {direction: shop -> crm, shop: metafields, key: k, fields: {k: {type: id, shop: kye}}}} | f:7:92: lists.l.fields.k.shop: There is no field 'kye' in Shopify customer metafields. Did you mean 'key'?
            a test's system         | fields: {x: {type: email, shop: email, crm: Email}}\\ntests: [{name: t, from: shp, record: {}, gives: {crm: {}}}] | f:7:25: tests[0].from: There is no system 'shp'. Did you mean 'shop'?
            a test's sample         | fields: {x: {type: email, shop: email, crm: Email}}\\ntests: [{name: t, from: shop, record: mrta, gives: {crm: {}}}] | f:7:39: tests[0].record: There is no sample 'mrta'.
            a failing test          | fields: {x: {type: email, shop: email, crm: Email}}\\ntests: [{name: t, from: shop, record: {email: A@b.de}, gives: {crm: {Email: A@b.de}}}] | f:7:77: tests[0].gives.crm.Email: the test 't': expected 'A@b.de', found 'a@b.de'
            a test, too little      | fields: {x: {type: email, shop: email, crm: Email}}\\ntests: [{name: t, from: shop, record: {email: a@b.de}, gives: {crm: {}}}] | f:7:69: tests[0].gives.crm: the test 't': expected no Email, found 'a@b.de'
            a test with a problem   | fields: {x: {type: email, shop: email, crm: Email}}\\ntests: [{name: t, from: shop, record: {email: a}, gives: {crm: {Email: a}}}] | f:7:58: tests[0].gives: the test 't': the row x has a problem: 'a' is not an e-mail address
            """)
    void tellsEachFaultOnceInAnAdminsWords(String name, String rest, String problems) {
        assertEquals(problems.replace("⏎", "\n"), load(HEAD + rest.replace("\\n", "\n"), new Sandbox()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a connection | shop: {connection: shp, object: customer}  | f:4:22: systems.shop.connection: There is no connection 'shp'. Did you mean 'shop'?
            an object    | shop: {connection: shop, object: custmer}  | f:4:36: systems.shop.object: There is no object 'custmer' in the connection 'shop'.
            a taken name | type: {connection: shop, object: customer} | f:4:3: systems.type: a system cannot be called 'type': rows have a key of that name
            """)
    void tellsWhatIsWrongWithSystems(String name, String system, String problems) {
        var text = HEAD.replace("shop: {connection: shop, object: customer}", system)
                + "fields: {x: {type: email, crm: Email}}";

        assertEquals(problems, load(text, new Sandbox()));
    }

    @Test
    void aTableMayStandInAFileBesideTheMapping() {
        var text = HEAD + "tables: {t: {file: codes.csv}}\n"
                + "fields: {x: {type: code, shop: {field: state, steps: [{table: t}]}, crm: Phone}}\n"
                + "tests: [{name: t, from: shop, record: {state: Gr\u00fcn}, gives: {crm: {Phone: 'G,1'}}}]\n";

        assertEquals("", load(text, new Sandbox().with("codes.csv", "\uFEFFGr\u00fcn,\"G,1\"\n\nRot,R\n")));
        assertEquals("f:6:20: tables.t.file: codes.csv, line 2: expected two values with a comma between",
                load(text, new Sandbox().with("codes.csv", "Gr\u00fcn,G\nRot;R\n")));
    }

    @Test
    void tellsFaultsOfStructureAndOfMeaningTogether() {
        var text = HEAD + """
                fields:
                  a: {type: text(40), shop: frist_name, crm: FirstName}
                  b: {type: text(40), shop: last_name, crm: LastName, requird: true}
                  c: {type: emial, shop: email, crm: Email}
                """;

        assertEquals("""
                f:7:29: fields.a.shop: There is no field 'frist_name' in Shopify customer. Did you mean 'first_name'?
                f:8:55: fields.b.requird: there is no key 'requird' here. Did you mean 'required'?
                f:9:13: fields.c.type: there is no type 'emial'. Did you mean 'email'?""", load(text, new Sandbox()));
    }

    private static String load(String text, Sandbox sandbox) {
        return MappingLoader.load("f", text.getBytes(StandardCharsets.UTF_8), sandbox).problems().stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
    }
}
