package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer shows of a reference, in the row {@code r}: an id may have passed to another record meanwhile. */
class ReferenceTest {

    private static final String MADE = "shop r=P; send desk; done desk; ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            what was sent                      | send crm; shows crm r=P                                   | r=P v1; lags -
            another record                     | send crm; shows crm r=Q                                   | r=P v1; lags crm:r
            which is then seen there           | send crm; shows crm r=Q; crm r=Q                          | r=P v1; lags crm:r
            and written over                   | send crm; shows crm r=Q; send crm; shows crm r=P          | r=P v1; lags -
            or led to once more                | send crm; shows crm r=Q; send crm; shows crm r=Q          | r=P v1; lags -
            or edited                          | send crm; shows crm r=Q; crm r=R                          | r=R v2; lags desk:r shop:r; lost shop=P (edited later)
            where it was another one before    | send crm; shows crm r=P; shop r=Q; send crm; shows crm r=R | r=Q v2; lags crm:r desk:r
            a blank, which the system makes it | send crm; shows crm r=-                                   | r=P v1; lags -
            """)
    void isTheSystemsOwnFormOnlyOnceItWasWrittenAgain(String name, String then, String end) {
        assertEquals(end, new Story().run(MADE + then));
    }
}
