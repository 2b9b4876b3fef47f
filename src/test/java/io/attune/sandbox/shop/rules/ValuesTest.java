package io.attune.sandbox.shop.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids, tags, handles, places, texts. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gid://shopify/Customer/7219450314823                                 | Customer       | 7219450314823
            gid://shopify/Customer/820982911946154508                            | Customer       | 820982911946154508
            gid://shopify/MailingAddress/12321?model_name=CustomerAddress        | MailingAddress | 12321
            gid://shopify/Customer/                                              | -              | -
            gid://shopify//1                                                     | -              | -
            gid://shopify/Customer/0                                             | -              | -
            gid://shopify/Customer/-1                                            | -              | -
            gid://shopify/Customer/1e3                                           | -              | -
            7219450314823                                                        | -              | -
            """)
    void readsGlobalIds(String text, String type, Long id) {
        var gid = Gid.parse(text);

        assertEquals(type, gid.map(Gid::type).orElse(null));
        assertEquals(id, gid.map(Gid::id).orElse(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b, a,  ,A ,b   | [a, b]
            x              | [x]
            ,              | []
            """)
    void cleansTags(String tags, String cleaned) {
        assertEquals(cleaned, Tags.clean(List.of(tags)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Blue Mug, large!   | blue-mug-large
            Åkerström & Co.    | akerstrom-co
            """)
    void makesHandles(String title, String handle) {
        assertEquals(handle, Handles.of(title));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            US     | OR     | US | OR | Oregon
            us     | oregon | US | OR | Oregon
            Canada | ON     | CA | ON | Ontario
            SE     | Skåne  | SE | -  | -
            Narnia | -      | -  | -  | -
            """)
    void knowsPlacesByCodeAndByName(String country, String province, String code, String provinceCode,
            String provinceName) {
        var known = Regions.country(country);
        var found = known.flatMap(it -> province == null ? Optional.empty() : Regions.province(it, province));

        assertEquals(code, known.orElse(null));
        assertEquals(provinceCode, found.orElse(null));
        assertEquals(provinceName, found.flatMap(it -> Regions.provinceName(known.orElseThrow(), it)).orElse(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a@b.c          | true
            a.b+c@d.e.f    | true
            a@b            | false
            @b.c           | false
            a@@b.c         | false
            a b@c.d        | false
            a@b.           | false
            """)
    void knowsAnAddressWhenItSeesOne(String text, boolean isOne) {
        assertEquals(isOne, Texts.isEmail(text));
    }

    /** Whoever keeps ids as doubles shall notice. */
    @Test
    void aboutHalfOfTheIdsLieBeyondWhatADoubleHolds() {
        var chance = new Chance(new Random(1));
        long beyond = LongStream.generate(chance::id).limit(1000).filter(id -> id > 1L << 53).count();

        assertEquals(500, beyond, 60);
    }

    @Test
    void makesUuidsOfVersionFour() {
        var uuid = new Chance(new Random(1)).uuid();

        assertEquals(4, uuid.version());
        assertEquals(2, uuid.variant());
    }
}
