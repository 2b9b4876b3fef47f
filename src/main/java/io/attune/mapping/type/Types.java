package io.attune.mapping.type;

import io.attune.document.Shape.Kind;
import io.attune.yaml.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** All types, by the word that a mapping file has for them. */
public final class Types {

    private static final int MOST_PLACES = 18;
    private static final int MOST_LINES = 100;

    private static final Map<String, Function<TypeText, Type>> MAKERS = new TreeMap<>(Map.ofEntries(
            Map.entry("text", Types::text),
            plain(new SpelledType("id", Spellings::id, Kind.ID, Kind.TEXT, Kind.INTEGER)),
            plain(new SpelledType("code", Spellings::code, Kind.TEXT, Kind.ID)),
            plain(new SpelledType("email", Spellings::email, Kind.TEXT)),
            Map.entry("phone", Types::phone),
            plain(new SpelledType("url", Spellings::url, Kind.TEXT)),
            plain(new YesNoType()),
            plain(NumberType.integer()),
            Map.entry("decimal", Types::decimal),
            Map.entry("money", Types::money),
            plain(new SpelledType("date", IsoTime::dateText, Kind.DATE, Kind.TEXT)),
            plain(new SpelledType("datetime", IsoTime::instantText, Kind.DATETIME, Kind.TEXT)),
            plain(new SpelledType("time", IsoTime::timeText, Kind.TEXT)),
            plain(new SpelledType("country", Countries::code, Kind.TEXT)),
            plain(new SpelledType("language", Spellings::language, Kind.TEXT)),
            Map.entry("lines", Types::lines),
            plain(new TagsType()),
            Map.entry("choice", Types::choice),
            plain(new JsonType()),
            Map.entry("reference", Types::reference),
            plain(new FileType())));

    private Types() {}

    /** @throws IllegalArgumentException in an admin's words, if there is no such type */
    public static Type parse(String text) {
        var written = TypeText.of(text);
        var maker = MAKERS.get(written.word());
        if (maker == null) {
            var guess = Spelling.didYouMean(written.word(), MAKERS.keySet());
            throw new IllegalArgumentException("there is no type '" + written.word() + "'."
                    + (guess.isEmpty() ? " Known: " + String.join(", ", MAKERS.keySet()) : guess));
        }
        return maker.apply(written);
    }

    /** The words of all types. */
    public static Set<String> names() {
        return new TreeSet<>(MAKERS.keySet());
    }

    private static Map.Entry<String, Function<TypeText, Type>> plain(Type type) {
        return Map.entry(type.name(), written -> {
            written.count(0, 0, type.name());
            return type;
        });
    }

    private static Type text(TypeText written) {
        var example = "text(40) or text(40, cut)";
        written.count(1, 2, example);
        boolean cut = written.arguments().size() == 2;
        if (cut && !written.arguments().get(1).equals("cut")) {
            throw written.wrong(example);
        }
        return new TextType(written.whole(0, 1, TypeText.LONGEST, example), cut);
    }

    private static Type phone(TypeText written) {
        var region = written.one("phone(US), the country of numbers that name none");
        if (!PhoneType.isRegion(region)) {
            throw new IllegalArgumentException("'" + region + "' is not a country with phone numbers;"
                    + " write two capital letters, as in phone(US)");
        }
        return new PhoneType(region);
    }

    private static Type decimal(TypeText written) {
        written.one("decimal(2)");
        return NumberType.decimal(written.whole(0, 0, MOST_PLACES, "decimal(2)"));
    }

    private static Type money(TypeText written) {
        return new MoneyType(written.one("money(currency), the name of a row of type code"));
    }

    private static Type reference(TypeText written) {
        return new ReferenceType(written.one("reference(customer), the name of a mapping"));
    }

    private static Type lines(TypeText written) {
        written.one("lines(2)");
        return new LinesType(written.whole(0, 1, MOST_LINES, "lines(2)"));
    }

    private static Type choice(TypeText written) {
        written.count(1, 1000, "choice(Standard, Gold)");
        List<String> choices = written.arguments();
        if (new HashSet<>(choices).size() < choices.size()) {
            throw new IllegalArgumentException("'" + written.text() + "' names a choice twice");
        }
        return new ChoiceType(choices);
    }
}
