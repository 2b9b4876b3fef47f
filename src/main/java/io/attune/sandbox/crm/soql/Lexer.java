package io.attune.sandbox.crm.soql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.attune.sandbox.crm.schema.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a query into words. */
final class Lexer {

    private static final int MAX_LENGTH = 20_000;
    private static final Pattern WORD = Pattern.compile("\\s*(?:"
            + "(?P<NAME>[A-Za-z][A-Za-z0-9_.]*(?::[0-9]{1,4})?)"
            + "|'(?P<STRING>(?:[^'\\\\]|\\\\.)*)'"
            + "|(?P<TIME>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)"
            + "|(?P<NUMBER>[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))"
            + "|(?P<SYMBOL><=|>=|!=|<>|[=<>(),])"
            + ")");
    private static final Map<String, Token.Kind> GROUPS = Map.of("NAME", Token.Kind.NAME, "STRING", Token.Kind.STRING,
            "TIME", Token.Kind.TIME, "NUMBER", Token.Kind.NUMBER, "SYMBOL", Token.Kind.SYMBOL);

    private Lexer() {}

    /** The words of the query, an END behind them. */
    static List<Token> read(String query) throws SoqlException {
        if (query.length() > MAX_LENGTH) {
            throw new SoqlException(ErrorCode.MALFORMED_QUERY, "SOQL statements cannot be longer than %d characters."
                    .formatted(MAX_LENGTH));
        }
        var text = query.stripTrailing();
        var tokens = new ArrayList<Token>();
        var word = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!word.find(at) || word.start() != at) {
                throw new SoqlException(ErrorCode.MALFORMED_QUERY,
                        "line 1:%d no viable alternative at character '%c'".formatted(at, text.charAt(at)));
            }
            tokens.add(token(word));
            at = word.end();
        }
        tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
        return tokens;
    }

    private static Token token(Matcher word) {
        for (var group : GROUPS.entrySet()) {
            if (word.group(group.getKey()) != null) {
                return new Token(group.getValue(), word.group(group.getKey()), word.start(group.getKey()) + 1);
            }
        }
        throw new IllegalStateException("a word belongs to one group, was: " + word.group());
    }
}
