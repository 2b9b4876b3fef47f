package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code SELECT … FROM … [WHERE …] [ORDER BY …] [LIMIT n] [OFFSET n]}. */
public final class SoqlParser {

    private final TokenReader words;

    private SoqlParser(TokenReader words) {
        this.words = words;
    }

    public static Soql parse(String query) throws SoqlException {
        return new SoqlParser(new TokenReader(Lexer.read(query))).query();
    }

    private Soql query() throws SoqlException {
        words.expect("SELECT");
        var fields = fields();
        words.expect("FROM");
        var object = words.expect(Token.Kind.NAME).text();
        Optional<Condition> where =
                words.skip("WHERE") ? Optional.of(new ConditionParser(words).parse()) : Optional.empty();
        var orderBy = words.skip("ORDER", "BY") ? orders() : List.<Soql.Order>of();
        var limit = number("LIMIT");
        var offset = number("OFFSET");
        words.expect(Token.Kind.END);
        return new Soql(fields, object, where, orderBy, limit, offset);
    }

    private List<String> fields() throws SoqlException {
        if (words.skip("COUNT", "(", ")")) {
            return List.of();
        }
        var names = new ArrayList<String>();
        do {
            names.add(field());
        } while (words.skip(","));
        return List.copyOf(names);
    }

    /** A field's name, or {@code FIELDS(ALL)} as one word. */
    private String field() throws SoqlException {
        if (words.skip("FIELDS", "(")) {
            var group = words.expect(Token.Kind.NAME).text();
            words.expect(")");
            return "FIELDS(" + group + ")";
        }
        return words.expect(Token.Kind.NAME).text();
    }

    private List<Soql.Order> orders() throws SoqlException {
        var orders = new ArrayList<Soql.Order>();
        do {
            var field = words.expect(Token.Kind.NAME).text();
            orders.add(new Soql.Order(field, second("ASC", "DESC"), words.skip("NULLS") && second("FIRST", "LAST")));
        } while (words.skip(","));
        return List.copyOf(orders);
    }

    /** Whether it is the second of these words that comes next; the first may be left out. */
    private boolean second(String first, String second) {
        boolean itIs = words.skip(second);
        if (!itIs) {
            words.skip(first);
        }
        return itIs;
    }

    private Optional<Integer> number(String word) throws SoqlException {
        if (!words.skip(word)) {
            return Optional.empty();
        }
        var token = words.expect(Token.Kind.NUMBER);
        try {
            return Optional.of(Integer.parseUnsignedInt(token.text()));
        } catch (NumberFormatException e) {
            throw new SoqlException(ErrorCode.MALFORMED_QUERY,
                    "%s must be a whole number, was %s".formatted(word, token.text()));
        }
    }
}
