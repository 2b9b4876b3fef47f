package io.attune.sandbox.shop.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.sandbox.shop.ShopWorld;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.Spliterators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What webhooks say. */
class BodiesTest {

    private final ShopWorld world = ShopWorld.seeded();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FULL | id email created_at updated_at first_name last_name orders_count state total_spent last_order_id \
            note verified_email multipass_identifier tax_exempt tags last_order_name currency phone \
            addresses tax_exemptions email_marketing_consent sms_marketing_consent admin_graphql_api_id \
            default_address metafields
            CUT  | id created_at updated_at first_name last_name state note verified_email multipass_identifier \
            tax_exempt email phone currency addresses tax_exemptions admin_graphql_api_id default_address \
            metafields
            """)
    void tellsACustomerInTheShapeThatIsSet(Shape shape, String fields) {
        world.use(shape);
        world.act(draft -> new Nodes(draft).addTags("gid://shopify/Customer/7219450314823", List.of("new")));

        assertEquals(fields, fieldNames(world.heard().get(0)));
    }

    @Test
    void tellsACustomerAsItIs() {
        var marta = world.ask(draft ->
                CustomerBody.of(draft.find(Kind.CUSTOMER, 7219450314823L).orElseThrow(), Shape.FULL));

        assertEquals("loyalty, newsletter, vip-2019", marta.path("tags").asText());
        assertEquals("marta.okonkwo@example.com", marta.path("email").asText());
        assertEquals("+15035550142", marta.path("phone").asText());
        assertEquals("2381.40", marta.path("total_spent").asText());
        assertEquals("2026-10-18T16:40:07-04:00", marta.path("updated_at").asText());
        assertEquals("OR", marta.path("default_address").path("province_code").asText());
        assertEquals("Oregon", marta.path("default_address").path("province").asText());
        assertEquals(marta.path("id"), marta.path("default_address").path("customer_id"));
        assertEquals("1987-04-30", marta.path("metafields").path(1).path("value").asText());
    }

    @Test
    void tellsTagsWithTheVendorsCamelCase() {
        world.act(draft -> new Nodes(draft).removeTags("gid://shopify/Customer/7219450314823", List.of("loyalty")));

        assertEquals("""
                {"customerId":"gid://shopify/Customer/7219450314823","tags":["loyalty"],\
                "occurredAt":"2026-10-18T20:41:07Z"}""",
                world.heard().get(1).body());
    }

    @Test
    void tellsADeletedCustomerByItsIdAlone() {
        world.act(draft -> new Customers(draft).delete(706405506931208841L));

        assertEquals("""
                {"id":706405506931208841,"tax_exemptions":[],\
                "admin_graphql_api_id":"gid://shopify/Customer/706405506931208841"}""",
                world.heard().get(0).body());
    }

    @Test
    void tellsAnOrderWithItsTotalsAndItsCustomer() {
        world.act(draft -> new Orders(draft).cancel(820982911946210482L));
        var order = read(world.heard().get(1));

        assertEquals("249.90", order.path("total_price").asText());
        assertEquals("239.90", order.path("total_line_items_price").asText());
        assertEquals("3.75", order.path("total_discounts").asText());
        assertEquals("249.90", order.at("/current_total_price_set/shop_money/amount").asText());
        assertEquals("2026-10-18T16:41:07-04:00", order.path("cancelled_at").asText());
        assertEquals(7219450314823L, order.at("/customer/id").longValue());
        assertEquals("0.78", order.at("/line_items/0/discount_allocations/0/amount").asText());
        assertEquals("gift_wrap", order.at("/line_items/0/properties/0/name").asText());
        assertEquals("13.75", order.at("/shipping_lines/0/price").asText());
        assertEquals("Portland", order.at("/shipping_address/city").asText());
    }

    /** The cancelled order no longer counts as spent, but the customer has ordered. */
    @Test
    void toldTogetherIsOneEvent() {
        world.act(draft -> new Orders(draft).cancel(820982911946210482L));
        var heard = world.heard();

        assertEquals(List.of("customers/update", "orders/updated"), heard.stream().map(Notice::topic).toList());
        assertEquals("2131.50", read(heard.get(0)).path("total_spent").asText());
        assertEquals(9, read(heard.get(0)).path("orders_count").asInt());
        assertEquals(1, heard.stream().map(Notice::event).distinct().count());
        assertEquals(2, heard.stream().map(Notice::id).distinct().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            820982911946210482 | orders/delete   | {"id":820982911946210482}
            788032119674400519 | products/delete | {"id":788032119674400519}
            """)
    void tellsADeletedOrderOrProductByItsId(long id, String topic, String body) {
        world.act(draft -> {
            new Orders(draft).delete(id);
            new Products(draft).delete(id);
        });
        var told = world.heard().stream().filter(notice -> notice.topic().equals(topic)).toList();

        assertEquals(List.of(body), told.stream().map(Notice::body).toList());
    }

    private static String fieldNames(Notice notice) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(read(notice).fieldNames(), 0), false)
                .collect(Collectors.joining(" "));
    }

    private static JsonNode read(Notice notice) {
        var read = JsonText.read(notice.body().getBytes(StandardCharsets.UTF_8));
        return ((JsonText.Reading.Readable) read).tree();
    }
}
