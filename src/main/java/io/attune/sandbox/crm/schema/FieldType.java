package io.attune.sandbox.crm.schema;

/** The kinds of field, with the names that {@code describe} gives them. */
public enum FieldType {
    ID("id", "tns:ID"),
    TEXT("string", "xsd:string"),
    EMAIL("email", "xsd:string"),
    PHONE("phone", "xsd:string"),
    TEXT_AREA("textarea", "xsd:string"),
    /** More than 255 characters: cannot be filtered or sorted by in a query. */
    LONG_TEXT("textarea", "xsd:string"),
    PICKLIST("picklist", "xsd:string"),
    /** Values parted by semicolons. */
    MULTI_PICKLIST("multipicklist", "xsd:string"),
    REFERENCE("reference", "tns:ID"),
    BOOLEAN("boolean", "xsd:boolean"),
    DATE("date", "xsd:date"),
    DATE_TIME("datetime", "xsd:dateTime"),
    NUMBER("double", "xsd:double"),
    CURRENCY("currency", "xsd:double");

    private final String word;
    private final String soapType;

    FieldType(String word, String soapType) {
        this.word = word;
        this.soapType = soapType;
    }

    public String word() {
        return word;
    }

    public String soapType() {
        return soapType;
    }

    public boolean isNumeric() {
        return this == NUMBER || this == CURRENCY;
    }

    /** Held as a JSON string, and compared without regard to case. */
    public boolean isText() {
        return soapType.equals("xsd:string") || isId();
    }

    public boolean isId() {
        return this == ID || this == REFERENCE;
    }
}
