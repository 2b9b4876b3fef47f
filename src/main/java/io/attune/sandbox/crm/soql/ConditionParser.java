package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.soql.Condition.Comparison;
import io.attune.sandbox.crm.soql.Condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind WHERE. As with the vendor, AND and OR side by side need parentheses. */
final class ConditionParser {

    private static final int MAX_DEPTH = 40;
    private static final Map<String, Operator> SIGNS = Map.of(
            "=", Operator.EQUAL, "!=", Operator.UNEQUAL, "<>", Operator.UNEQUAL,
            "<", Operator.LESS, ">", Operator.MORE, "<=", Operator.AT_MOST, ">=", Operator.AT_LEAST);

    private final TokenReader words;
    private int depth;

    ConditionParser(TokenReader words) {
        this.words = words;
    }

    Condition parse() throws SoqlException {
        if (++depth > MAX_DEPTH) {
            throw new SoqlException(ErrorCode.MALFORMED_QUERY, "conditions are nested deeper than " + MAX_DEPTH);
        }
        var first = single();
        var parsed = words.peek().is("AND") ? new Condition.And(chain("AND", first))
                : words.peek().is("OR") ? new Condition.Or(chain("OR", first))
                : first;
        depth--;
        return parsed;
    }

    private List<Condition> chain(String word, Condition first) throws SoqlException {
        var chain = new ArrayList<>(List.of(first));
        while (words.skip(word)) {
            chain.add(single());
        }
        return List.copyOf(chain);
    }

    private Condition single() throws SoqlException {
        if (words.skip("NOT")) {
            return new Condition.Not(nested());
        }
        return words.peek().is("(") ? nested() : comparison();
    }

    private Condition nested() throws SoqlException {
        if (!words.skip("(")) {
            return comparison();
        }
        var inner = parse();
        words.expect(")");
        return inner;
    }

    private Condition comparison() throws SoqlException {
        var field = words.expect(Token.Kind.NAME).text();
        var operator = operator();
        return new Comparison(field, operator, operator.takesAList() ? list() : List.of(literal()));
    }

    private Operator operator() throws SoqlException {
        if (words.skip("NOT", "IN")) {
            return Operator.NOT_IN;
        }
        for (var operator : List.of(Operator.LIKE, Operator.IN, Operator.INCLUDES, Operator.EXCLUDES)) {
            if (words.skip(operator.sign())) {
                return operator;
            }
        }
        var sign = words.expect(Token.Kind.SYMBOL);
        return Optional.ofNullable(SIGNS.get(sign.text())).orElseThrow(() -> SoqlException.unexpected(sign));
    }

    private List<Literal> list() throws SoqlException {
        var values = new ArrayList<Literal>();
        words.expect("(");
        do {
            values.add(literal());
        } while (words.skip(","));
        words.expect(")");
        return List.copyOf(values);
    }

    private Literal literal() throws SoqlException {
        return LiteralReader.read(words.take());
    }
}
