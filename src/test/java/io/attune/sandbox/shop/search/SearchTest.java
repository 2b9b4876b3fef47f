package io.attune.sandbox.shop.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.sandbox.shop.ShopWorld;
import io.attune.sandbox.shop.rules.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

    /** The seeds: Marta (US, spent 2381.40), Nils (SE), Ines; all made on 2026-10-18. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            -                                                  | Ines Marta Nils | -
            marta                                              | Marta           | -
            Nils Marta                                         | -               | -
            Nils OR Marta                                      | Marta Nils      | -
            first_name:Marta                                   | Marta           | -
            first_name:Mar*                                    | Marta           | -
            NOT first_name:Marta                               | Ines Nils       | -
            -first_name:Marta                                  | Ines Nils       | -
            email:"nils.akerstrom@example.com"                 | Nils            | -
            email:"akerstrom@nils.com"                         | -               | -
            email:akerstrom@nils.com                           | Nils            | -
            phone:*                                            | Marta Nils      | -
            tag:'wholesale-b'                                  | Nils            | -
            tag:'wholesale-b,vip-2019'                         | Marta Nils      | -
            country:Sweden                                     | Nils            | -
            state:ENABLED                                      | Marta           | -
            total_spent:>100.50                                | Marta           | -
            orders_count:0                                     | Ines Nils       | -
            id:706405506931208841                              | Nils            | -
            id:>=7219450399016                                 | Ines Nils       | -
            id:706405506931208840                              | -               | -
            updated_at:>='2026-10-18T23:00:00Z'                | Ines Marta Nils | -
            updated_at:>'2026-10-18T10:00:00Z'                 | -               | -
            updated_at:2026                                    | Ines Marta Nils | -
            customer_date:>='2026-10-18T23:00:00Z'             | -               | -
            customer_date: >='2026-10-18'                      | Ines Marta Nils | -
            customer_date:'2026-10-17..2026-10-18'             | Ines Marta Nils | -
            (first_name:Ines OR last_name:Åkerström) AND tag:* | Nils            | -
            shoe_size:41 state:disabled                        | Ines Nils       | shoe_size
            total_spent:lots                                   | -               | -
            customer_date:tomorrow                             | -               | -
            first_name:Ines)                                   | Ines            | -
            """)
    void findsWhatTheVendorFinds(String query, String found, String unknown) {
        var search = Search.parse(query == null ? "" : query, SearchFields.of(Kind.CUSTOMER));

        var names = ShopWorld.seeded().ask(draft -> draft.all(Kind.CUSTOMER).filter(search.filter())
                .map(customer -> customer.path("first_name").asText()).sorted().collect(Collectors.joining(" ")));

        assertEquals(found == null ? "" : found, names);
        assertEquals(unknown == null ? "" : unknown, String.join(" ", search.unknown()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            sku:BOWL-S                | Serving bowl
            product_type:tableware    | Blue mug, Serving bowl
            tag:stoneware             | Blue mug
            status:active,draft       | Blue mug, Serving bowl
            handle:blue-mug           | Blue mug
            """)
    void findsProducts(String query, String found) {
        var search = Search.parse(query, SearchFields.of(Kind.PRODUCT));

        assertEquals(found, ShopWorld.seeded().ask(draft -> draft.all(Kind.PRODUCT).filter(search.filter())
                .map(product -> product.path("title").asText()).sorted().collect(Collectors.joining(", "))));
    }
}
