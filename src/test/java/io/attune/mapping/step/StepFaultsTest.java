package io.attune.mapping.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.mapping.step.Table.Unknown;
import io.attune.mapping.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that are wrongly written are refused, each in words for the one who wrote it. */
class StepFaultsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trimm                     | there is no step 'trimm'. Did you mean 'trim'?
            {phone_fromat: national}  | there is no step 'phone_fromat'. Did you mean 'phone_format'?
            [trim]                    | expected a step, as in trim or {cut: 40}, found ["trim"]
            {}                        | expected a step, as in trim or {cut: 40}, found {}
            5                         | expected a step, as in trim or {cut: 40}, found 5
            {trim: 3}                 | the step trim expects nothing behind it, as in trim, found 3
            cut                       | the step cut expects a whole number from 1 to 131072, as in {cut: 40}, found nothing
            {cut: 0}                  | the step cut expects a whole number from 1 to 131072, as in {cut: 40}, found 0
            {cut: 4.5}                | the step cut expects a whole number from 1 to 131072, as in {cut: 40}, found 4.5
            {cut: '4'}                | the step cut expects a whole number from 1 to 131072, as in {cut: 40}, found '4'
            {cut: 40, at: word}       | the step cut knows no 'at'; write {cut: 40}
            {take: {frm: 1}}          | the step take expects from and to, counted from 1, as in {take: {from: 1, to: 3}}, found {"frm":1}
            {take: {from: 3, to: 2}}  | the step take expects a whole number from 3 to 131072, as in {take: {from: 1, to: 3}}, found {"from":3,"to":2}
            remove_prefix             | the step remove_prefix expects a text, as in {remove_prefix: '#'}, found nothing
            {replace: []}             | the step replace expects pairs of texts, as in {replace: {ß: ss}}, found []
            {replace: {'': a}}        | the step replace expects texts that are not empty, as in {replace: {ß: ss}}, found {"":"a"}
            {replace_pattern: {'(': x}}    | the step replace_pattern expects a pattern of RE2 (error parsing regexp: missing closing ): `(`), as in {replace_pattern: {'[^0-9]+': ''}}, found {"(":"x"}
            {replace_pattern: {'a': '$1'}} | the step replace_pattern expects groups in '$1' that 'a' has, as in {replace_pattern: {'[^0-9]+': ''}}, found {"a":"$1"}
            {replace_pattern: {'((a{100}){100}){100}': ''}} | the step replace_pattern expects counts like {3} that multiply to at most 1000, as in {replace_pattern: {'[^0-9]+': ''}}, found {"((a{100}){100}){100}":""}
            {scale: 0}                | the step scale expects a number other than 0, as in {scale: 0.01}, found 0
            {scale: a}                | the step scale expects a number, as in {scale: 0.01}, found 'a'
            minor_units               | the step minor_units needs a row of type money(currency), and this one is text(100)
            {phone_format: national}  | the step phone_format needs a row of type phone(REGION), and this one is text(100)
            {phone_format: nationl}   | the step phone_format expects one of national, international, as in {phone_format: national}, found 'nationl'. Did you mean 'national'?
            {number_format: {decimal: '.', thousands: '.'}} | the step number_format expects two different signs, decimal and thousands, as in {number_format: {decimal: ',', thousands: '.'}}, found {"decimal":".","thousands":"."}
            {number_format: {decimal: ab}} | the step number_format expects one sign each for decimal and thousands, as in {number_format: {decimal: ',', thousands: '.'}}, found {"decimal":"ab"}
            {date_format: yyyy-MM-dd HH:mm}  | the step date_format expects a zone beside a pattern without offset, as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'yyyy-MM-dd HH:mm'
            {date_format: yyyy-MM-dd HH:mm, zone: Berlin} | the step date_format expects a zone like Europe/Berlin (there is no 'Berlin'), as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'yyyy-MM-dd HH:mm'
            {date_format: yyyy-MM-dd, zone: Europe/Berlin} | the step date_format expects no zone where date and time do not stand together, as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'yyyy-MM-dd'
            {date_format: YYYY-MM-dd} | the step date_format expects letters out of yyyy MM dd E HH mm ss SSS hh a XXX (YYYY is the year of a week; write yyyy), as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'YYYY-MM-dd'
            {date_format: dd.MM.yy}   | the step date_format expects the year as yyyy: two digits do not say the century, as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'dd.MM.yy'
            {date_format: MM-dd}      | the step date_format expects a whole date (yyyy, MM and dd), a whole time (HH and mm) or both, as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'MM-dd'
            {date_format: "yyyy-MM-dd'T"} | the step date_format expects a second ' behind the first, as in {date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}, found 'yyyy-MM-dd'T'
            {epoch: days}             | the step epoch expects one of seconds, millis, as in {epoch: seconds}, found 'days'.
            {add_time: {months: 1}}   | the step add_time expects weeks, days, hours, minutes or seconds, as in {add_time: {days: 3}}, found {"months":1}
            {add_time: {days: 1.5}}   | the step add_time expects a whole number from -1000000 to 1000000, as in {add_time: {days: 3}}, found {"days":1.5}
            {table: consnt}           | the step table expects one of blanked, consent, country_names, kept, warehouse, as in {table: consent}, found 'consnt'. Did you mean 'consent'?
            {table_back: warehouse}   | the table warehouse has no way back: give it both: or write:
            {table_back: consent}     | the table consent cannot be used backwards: writing pending gives false, but reading false gives 'subscribed'
            {country_name: klingon}   | the step country_name expects a language like en or de, as in {country_name: en}, found 'klingon'
            {state_name: country}     | the step state_name expects by and the row of the country, as in {state_name: by country}, found 'country'
            {yes_no_words: [Y]}       | the step yes_no_words expects a list of at least 2 values, as in {yes_no_words: [Y, N]}, found ["Y"]
            {yes_no_words: [Y, Y]}    | the step yes_no_words expects the word for yes and the word for no, as in {yes_no_words: [Y, N]}, found ["Y","Y"]
            lookup                    | the step lookup expects in, by and give, as in {lookup: {in: customer, by: email, give: tier}}, found nothing
            {lookup: {in: customer, by: email}} | the step lookup expects in, by and give, as in {lookup: {in: customer, by: email, give: tier}}, found {"in":"customer","by":"email"}
            {lookup: {in: custmer, by: email, give: tier}} | the step lookup: there is no mapping called 'custmer'. Did you mean 'customer'?
            {lookup: {in: broken, by: email, give: tier}} | the step lookup cannot look into broken: its file can't be read
            {lookup: {in: customer, by: emial, give: tier}} | the step lookup: there is no row of customer called 'emial'. Did you mean 'email'?
            {lookup: {in: customer, by: email, give: teir}} | the step lookup: there is no row of customer called 'teir'. Did you mean 'tier'?
            {lookup: {in: customer, by: odd name, give: tier}} | 'odd name' is not the name of a mapping or a row
            {lookup: {in: customer, by: interests, give: tier}} | the step lookup cannot find a customer by its row interests, which is tags: take one that holds a single value
            {lookup: {in: customer, by: email, give: company}} | the step lookup cannot give the row company of customer, which is a reference: its id is another in each system
            {nth: 0}                  | the step nth expects a whole number from 1 to 1000, as in {nth: 2}, found 0
            {pluck: 'a['}             | 'a[' is not a path (expected a name at character 3); write a.b, a[].b or a[key=text].b
            {hash: md5}               | the step hash expects one of sha256, as in {hash: sha256}, found 'md5'.
            {concat: [a, ' ']}        | the step concat expects each field of the column once, and texts only between them, as in {concat: [city, ', ', state]}, found ["a"," "]
            {first_of: [a, c]}        | the step first_of expects each of the column's fields [a, b] once, as in {first_of: [mobile, phone]}, found ["a","c"]
            """)
    void isToldInWords(String step, String words) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, () -> StepBench.step(step)).getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            first_of       | a column with this step needs at least 2 fields, as in fields: [a, b], and has 1
            join_name      | the step join_name needs two fields, as in fields: [first_name, last_name]
            {hash: sha256} | the step hash needs the secret of this deployment, and none is set
            {table: a}     | there are no tables in this file
            """)
    void whatAStepNeedsHasToBeThere(String step, String words) {
        var bare = new StepScope(Types.parse("text(9)"), List.of("a"), Map.of(), Optional.empty(), Set::of);

        assertEquals(words,
                assertThrows(IllegalArgumentException.class, () -> Steps.parse(StepBench.yaml(step), bare))
                .getMessage());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: 1, b: 2}                   |                     | []
            {US: United States, USA: United States} |            | ['US' and 'USA' both give 'United States', so the way back is not clear; write read: and write: instead of both:]
            {subscribed: false, pending: false} | {false: subscribed} | []
            {yes: true, no: false}         | {true: yes, false: yes} | [writing false gives 'yes', but reading 'yes' gives true]
            {yes: true}                    | {true: yes, false: no}  | [writing false gives 'no', but reading 'no' is not in the table]
            {yes: true, no: false}         | {true: yes}         | [reading 'no' gives false, but nothing says what is written for false]
            """)
    void aTableMustAgreeWithItself(String read, String write, String faults) {
        var table = write == null
                ? Table.both("t", StepBench.pairs(read), new Unknown.Fail())
                : Table.readAndWrite("t", StepBench.pairs(read), StepBench.pairs(write), new Unknown.Fail());

        assertEquals(faults, table.faults().toString());
    }
}
