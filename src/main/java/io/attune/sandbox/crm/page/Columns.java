package io.attune.sandbox.crm.page;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import java.util.List;
import java.util.Map;

/** The fields that the tables show behind a record's name. */
final class Columns {

    private static final Map<String, List<String>> SHOWN = Map.of(
            "Contact", List.of("Email", "Phone", "MailingCity", "MailingCountry", "Customer_Tier__c", "Interests__c",
                    "Shopify_Customer_Id__c", "LastModifiedDate"),
            "Account", List.of("Phone", "Website", "BillingCity", "BillingCountry", "LastModifiedDate"),
            "Shop_Order__c", List.of("OrderNumber__c", "OrderDate__c", "Status__c", "TotalMinor__c", "CurrencyCode__c",
                    "Customer__c", "WarehouseCode__c", "LastModifiedDate"));

    private Columns() {}

    static List<Field> of(ObjectType type) {
        return SHOWN.get(type.name()).stream().map(name -> type.field(name).orElseThrow()).toList();
    }
}
