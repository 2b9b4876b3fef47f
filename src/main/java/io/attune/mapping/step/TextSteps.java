package io.attune.mapping.step;

import io.attune.mapping.step.Steps.Maker;
import io.attune.mapping.step.TwoWayStep.Ways;
import io.attune.mapping.type.PhoneType;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.WordCut;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Steps from text to text. */
final class TextSteps {

    private static final int LONGEST = 131_072;

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            tidy("trim", "removes spaces at both ends", Letters::trim),
            tidy("squash_spaces", "makes each run of spaces one, and removes those at both ends", Letters::squash),
            tidy("lower", "makes small letters", Letters::lower),
            tidy("upper", "makes capital letters", Letters::upper),
            tidy("title", "makes the first letter of each word a capital, the others small", Letters::title),
            Map.entry("phone_format", new Maker("{phone_format: national}", TextSteps::phoneFormat)),
            Map.entry("take", new Maker("{take: {from: 1, to: 3}}", TextSteps::take)),
            Map.entry("cut", new Maker("{cut: 40}", TextSteps::cut)),
            Map.entry("remove_prefix", new Maker("{remove_prefix: '#'}", Affix::prefix)),
            Map.entry("remove_suffix", new Maker("{remove_suffix: ' kg'}", Affix::suffix)),
            Map.entry("replace", new Maker("{replace: {ß: ss}}", ReplaceStep::of)),
            Map.entry("replace_pattern", new Maker("{replace_pattern: {'[^0-9]+': ''}}", TextSteps::replacePattern)),
            oneWay("digits_only", "keeps the digits", Letters::digits),
            oneWay("letters_only", "keeps the letters", Letters::letters),
            oneWay("html_to_text", "makes text of HTML", Html::toText),
            oneWay("text_to_html", "makes HTML of text", Html::ofText),
            oneWay("markdown_to_html", "makes HTML of Markdown", Markdown::toHtml),
            Map.entry("hash", new Maker("{hash: sha256}", Hiding::hash)),
            Map.entry("mask", new Maker("mask or {mask: 4}", Hiding::mask)));

    private TextSteps() {}

    private static Map.Entry<String, Maker> tidy(String name, String words, UnaryOperator<String> tidy) {
        return Map.entry(name, new Maker(name, arguments -> {
            arguments.none();
            return TwoWayStep.tidy(name, words, value -> Scalar.of(tidy.apply(Scalar.text(value))));
        }));
    }

    private static Map.Entry<String, Maker> oneWay(String name, String words, OneWayStep.OfText making) {
        return Map.entry(name, new Maker(name, arguments -> {
            arguments.none();
            return OneWayStep.ofText(name, words, making);
        }));
    }

    private static Step phoneFormat(Arguments arguments) {
        boolean national = arguments.oneOf(List.of("national", "international")).equals("national");
        if (arguments.scope().type() instanceof PhoneType phone) {
            return new TwoWayStep("phone_format", StepClass.TIDYING, "reads any spelling of a phone number",
                    new Ways(phone::e164,
                            value -> Scalar.of(national ? phone.national(value) : phone.international(value))));
        }
        throw new IllegalArgumentException("the step phone_format needs a row of type phone(REGION), and this one is "
                + arguments.scope().type().name());
    }

    private static Step take(Arguments arguments) {
        var range = arguments.pairs("from and to, counted from 1");
        if (!List.of("from", "to").containsAll(range.keySet())) {
            throw arguments.wrong("from and to, counted from 1");
        }
        int from = range.containsKey("from") ? arguments.whole(range.get("from"), 1, LONGEST) : 1;
        int to = range.containsKey("to") ? arguments.whole(range.get("to"), from, LONGEST) : LONGEST;
        return OneWayStep.ofText("take", "takes the characters " + from + (to < LONGEST ? " to " + to : " and after"),
                text -> Letters.take(text, from, to));
    }

    private static Step cut(Arguments arguments) {
        int most = arguments.whole(1, LONGEST);
        return OneWayStep.ofText("cut", "cuts to " + most + " characters, at a word", text -> WordCut.cut(text, most));
    }

    private static Step replacePattern(Arguments arguments) {
        var replacings = arguments.pairs("patterns and what replaces them").entrySet().stream()
                .map(pair -> PatternReplacing.of(pair.getKey(), arguments.textOf(pair.getValue()), arguments))
                .toList();
        return OneWayStep.ofText("replace_pattern", "replaces what matches " + replacings.get(0).pattern(), text -> {
            var replaced = text;
            for (var replacing : replacings) {
                replaced = replacing.replace(replaced);
            }
            return replaced;
        });
    }
}
