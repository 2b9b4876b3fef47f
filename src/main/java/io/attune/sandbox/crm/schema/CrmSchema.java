package io.attune.sandbox.crm.schema;

import static io.attune.sandbox.crm.schema.Field.Trait.AUTO_NUMBER;
import static io.attune.sandbox.crm.schema.Field.Trait.CALCULATED;
import static io.attune.sandbox.crm.schema.Field.Trait.EXTERNAL_ID;
import static io.attune.sandbox.crm.schema.Field.Trait.READ_ONLY;
import static io.attune.sandbox.crm.schema.Field.Trait.REQUIRED;
import static io.attune.sandbox.crm.schema.Field.Trait.RESTRICTED;
import static io.attune.sandbox.crm.schema.Field.Trait.UNIQUE;
import static io.attune.sandbox.crm.schema.Field.number;
import static io.attune.sandbox.crm.schema.Field.of;
import static io.attune.sandbox.crm.schema.Field.picklist;
import static io.attune.sandbox.crm.schema.Field.reference;
import static io.attune.sandbox.crm.schema.FieldType.BOOLEAN;
import static io.attune.sandbox.crm.schema.FieldType.CURRENCY;
import static io.attune.sandbox.crm.schema.FieldType.DATE;
import static io.attune.sandbox.crm.schema.FieldType.DATE_TIME;
import static io.attune.sandbox.crm.schema.FieldType.EMAIL;
import static io.attune.sandbox.crm.schema.FieldType.ID;
import static io.attune.sandbox.crm.schema.FieldType.LONG_TEXT;
import static io.attune.sandbox.crm.schema.FieldType.MULTI_PICKLIST;
import static io.attune.sandbox.crm.schema.FieldType.NUMBER;
import static io.attune.sandbox.crm.schema.FieldType.PHONE;
import static io.attune.sandbox.crm.schema.FieldType.PICKLIST;
import static io.attune.sandbox.crm.schema.FieldType.REFERENCE;
import static io.attune.sandbox.crm.schema.FieldType.TEXT;
import static io.attune.sandbox.crm.schema.FieldType.TEXT_AREA;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of the sandbox CRM: the two that every account has, and one custom object for orders of the shop. */
public final class CrmSchema {

    public static final ObjectType CONTACT = object("Contact", "Contacts", "003",
            of("Name", TEXT, 121).with(READ_ONLY, CALCULATED),
            of("FirstName", TEXT, 40),
            of("LastName", TEXT, 80).with(REQUIRED),
            of("Email", EMAIL, 80),
            of("Phone", PHONE, 40),
            of("MailingStreet", TEXT_AREA, 255),
            of("MailingCity", TEXT, 40),
            of("MailingState", TEXT, 80),
            of("MailingStateCode", TEXT, 10),
            of("MailingPostalCode", TEXT, 20),
            of("MailingCountry", TEXT, 80),
            of("HasOptedOutOfEmail", BOOLEAN, 0),
            of("Birthdate", DATE, 0),
            of("Description", LONG_TEXT, 32_000),
            reference("AccountId", "Account"),
            of("Shopify_Customer_Id__c", TEXT, 40).with(EXTERNAL_ID),
            of("Shop_Status__c", TEXT, 40),
            picklist("Interests__c", MULTI_PICKLIST, List.of("loyalty", "newsletter", "wholesale-b")),
            number("Lifetime_Value__c", CURRENCY, 18, 2),
            picklist("Customer_Tier__c", PICKLIST, List.of("Standard", "Gold"), RESTRICTED),
            of("Attune_Id__c", TEXT, 64).with(EXTERNAL_ID, UNIQUE));

    public static final ObjectType ACCOUNT = object("Account", "Accounts", "001",
            of("Name", TEXT, 255).with(REQUIRED),
            of("Phone", PHONE, 40),
            of("Website", TEXT, 255),
            of("Industry", TEXT, 40),
            of("BillingStreet", TEXT_AREA, 255),
            of("BillingCity", TEXT, 40),
            of("BillingPostalCode", TEXT, 20),
            of("BillingCountry", TEXT, 80),
            of("Description", LONG_TEXT, 32_000),
            of("Attune_Id__c", TEXT, 64).with(EXTERNAL_ID, UNIQUE));

    public static final ObjectType SHOP_ORDER = object("Shop_Order__c", "Shop Orders", "a00",
            of("Name", TEXT, 80).with(READ_ONLY, AUTO_NUMBER),
            of("OrderNumber__c", TEXT, 40).with(EXTERNAL_ID, UNIQUE),
            of("OrderDate__c", TEXT, 40),
            reference("Customer__c", "Contact"),
            of("CurrencyCode__c", TEXT, 3),
            number("TotalMinor__c", NUMBER, 18, 0),
            picklist("Status__c", PICKLIST, List.of("OPEN", "CANCELLED"), RESTRICTED),
            of("ShipTo__c", LONG_TEXT, 2_000),
            of("WarehouseCode__c", TEXT, 20),
            of("Remarks__c", TEXT, 255),
            of("Channel__c", TEXT, 20),
            of("Lines__c", LONG_TEXT, 131_072),
            of("Attune_Id__c", TEXT, 64).with(EXTERNAL_ID, UNIQUE));

    public static final List<ObjectType> OBJECTS = List.of(CONTACT, ACCOUNT, SHOP_ORDER);

    private CrmSchema() {}

    /** Names of objects are matched without regard to case, as the vendor does. */
    public static Optional<ObjectType> object(String name) {
        return OBJECTS.stream().filter(object -> object.name().equalsIgnoreCase(name)).findFirst();
    }

    private static ObjectType object(String name, String plural, String prefix, Field... own) {
        var kept = Stream.of(
                of("Id", ID, RecordId.LENGTH),
                of("IsDeleted", BOOLEAN, 0),
                of("MasterRecordId", REFERENCE, RecordId.LENGTH),
                of("CreatedDate", DATE_TIME, 0),
                of("CreatedById", REFERENCE, RecordId.LENGTH),
                of("LastModifiedDate", DATE_TIME, 0),
                of("LastModifiedById", REFERENCE, RecordId.LENGTH),
                of("SystemModstamp", DATE_TIME, 0));
        return new ObjectType(name, plural, prefix,
                Stream.concat(kept.map(field -> field.with(READ_ONLY)), Stream.of(own)).toList());
    }
}
