package io.attune.sandbox.shop.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.attune.sandbox.shop.rules.ShopTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The vendor's own scalars. All of them are texts on the wire, so no digit is ever lost. */
final class Scalars {

    private static final UnaryOperator<String> AS_IS = text -> text;

    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return Stream.concat(
                Stream.of(scalar("DateTime", ShopTime::graphql, Scalars::time),
                        scalar("Decimal", AS_IS, Scalars::decimal),
                        scalar("Money", AS_IS, Scalars::decimal), scalar("UnsignedInt64", AS_IS, Scalars::decimal)),
                Stream.of("HTML", "URL").map(name -> scalar(name, AS_IS, AS_IS))).toList();
    }

    private static String time(String text) {
        return ShopTime.read(text).map(at -> text)
                .orElseThrow(() -> new IllegalArgumentException("must be an ISO 8601 date and time with an offset"));
    }

    private static String decimal(String text) {
        return new BigDecimal(text).toPlainString();
    }

    private static GraphQLScalarType scalar(String name, UnaryOperator<String> write, UnaryOperator<String> read) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Text(name, write, read)).build();
    }

    /** {@code read} throws an IllegalArgumentException for what it does not take. */
    private record Text(String name, UnaryOperator<String> write, UnaryOperator<String> read)
            implements Coercing<String, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return write.apply(value.toString());
        }

        @Override
        public String parseValue(Object value, GraphQLContext context, Locale locale) {
            try {
                return read.apply(value.toString());
            } catch (IllegalArgumentException e) {
                throw new CoercingParseValueException("invalid " + name + " '" + value + "'");
            }
        }

        @Override
        public String parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context,
                Locale locale) {
            try {
                return read.apply(text(literal));
            } catch (IllegalArgumentException e) {
                throw new CoercingParseLiteralException("invalid " + name + " " + literal);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
            return StringValue.of(value.toString());
        }

        private static String text(Value<?> literal) {
            if (literal instanceof StringValue text) {
                return text.getValue();
            } else if (literal instanceof IntValue number) {
                return number.getValue().toString();
            } else if (literal instanceof FloatValue number) {
                return number.getValue().toPlainString();
            }
            throw new IllegalArgumentException("a text or a number is needed");
        }
    }
}
