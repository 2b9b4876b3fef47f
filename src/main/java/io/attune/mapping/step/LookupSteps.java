package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.step.Steps.Maker;
import io.attune.mapping.step.TwoWayStep.Ways;
import io.attune.mapping.type.Countries;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Type;
import io.attune.mapping.type.Types;
import io.attune.mapping.type.Unfit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Steps that look a value up: in a list, which has a way back, or in the records of another mapping. */
final class LookupSteps {

    static final Map<String, Maker> MAKERS = Map.of(
            "lookup", new Maker(LookupStep.EXAMPLE, LookupStep::of),
            "table", new Maker("{table: consent}", LookupSteps::table),
            "table_back", new Maker("{table_back: country_names}", LookupSteps::tableBack),
            "country_name", new Maker("{country_name: en}", LookupSteps::countryName),
            "state_name", new Maker("{state_name: by country}", StateName::of),
            "currency_symbol", new Maker("currency_symbol", LookupSteps::currencySymbol),
            "yes_no_words", new Maker("{yes_no_words: [Y, N]}", LookupSteps::yesNoWords),
            "negate", new Maker("negate", LookupSteps::negate));

    private static final Type YES_NO = Types.parse("yes_no");

    private LookupSteps() {}

    private static Step table(Arguments arguments) {
        var table = named(arguments);
        return new TwoWayStep("table", classOf(table), "looks it up in the table " + table.name(),
                new Ways(table::toRight, table::toLeft));
    }

    private static Step tableBack(Arguments arguments) {
        var table = named(arguments);
        if (!table.isReversible()) {
            throw new IllegalArgumentException(
                    "the table " + table.name() + " has no way back: give it both: or write:");
        }
        table.faultsBackwards().stream().findFirst().ifPresent(fault -> {
            throw new IllegalArgumentException("the table " + table.name() + " cannot be used backwards: " + fault);
        });
        return new TwoWayStep("table_back", classOf(table), "looks it up backwards in the table " + table.name(),
                new Ways(table::toLeft, table::toRight));
    }

    private static Table named(Arguments arguments) {
        var tables = arguments.scope().tables();
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("there are no tables in this file");
        }
        return tables.get(arguments.oneOf(tables.keySet().stream().sorted().toList()));
    }

    private static StepClass classOf(Table table) {
        return table.isOneToOne() ? StepClass.EXACT : table.isReversible() ? StepClass.NARROWING : StepClass.ONE_WAY;
    }

    private static Step countryName(Arguments arguments) {
        var tag = arguments.text("a language");
        var language = Locale.forLanguageTag(tag);
        if (!Arrays.asList(Locale.getISOLanguages()).contains(language.getLanguage())) {
            throw arguments.wrong("a language like en or de");
        }
        var names = new HashMap<String, String>();
        Countries.all().forEach(code -> names.put(code, new Locale("", code).getDisplayCountry(language)));
        var spoken = language.getDisplayLanguage(Locale.ENGLISH);
        return twoWays("country_name", "makes the code of a country out of its name in " + spoken,
                TwoWays.ofNamed(names, "the name of a country in " + spoken));
    }

    private static Step twoWays(String name, String words, TwoWays list) {
        return new TwoWayStep(name, StepClass.EXACT, words, new Ways(list::meaning, list::name));
    }

    private static Step currencySymbol(Arguments arguments) {
        arguments.none();
        return new TwoWayStep("currency_symbol", StepClass.EXACT, "makes the code of a currency out of its sign",
                new Ways(CurrencySymbols::code, CurrencySymbols::symbol));
    }

    private static Step yesNoWords(Arguments arguments) {
        var words = arguments.values(2);
        var yes = arguments.textOf(words.get(0));
        var no = arguments.textOf(words.get(1));
        if (words.size() != 2 || yes.equals(no)) {
            throw arguments.wrong("the word for yes and the word for no");
        }
        return new TwoWayStep("yes_no_words", StepClass.EXACT, "reads " + yes + " as yes and " + no + " as no",
                new Ways(value -> yesOrNo(value, yes, no), value -> words.get(isYes(value) ? 0 : 1)));
    }

    private static JsonNode yesOrNo(JsonNode value, String yes, String no) throws Unfit {
        var text = Scalar.text(value);
        if (text.equals(yes) || text.equals(no)) {
            return Scalar.of(text.equals(yes));
        }
        throw new Unfit(value, "is neither " + yes + " nor " + no);
    }

    private static Step negate(Arguments arguments) {
        arguments.none();
        return new TwoWayStep("negate", StepClass.EXACT, "makes yes of no and no of yes",
                new Ways(LookupSteps::negated, LookupSteps::negated));
    }

    private static JsonNode negated(JsonNode value) throws Unfit {
        return Scalar.of(!isYes(value));
    }

    private static boolean isYes(JsonNode value) throws Unfit {
        return YES_NO.read(value, RowContext.NONE).booleanValue();
    }
}
