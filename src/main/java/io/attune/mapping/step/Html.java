package io.attune.mapping.step;

import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Between HTML and text. */
final class Html {

    /** Deep nesting makes the parser slow: this much takes it a second at worst. */
    private static final int MOST_HTML = 4 * Size.MOST_BYTES;

    private Html() {}

    /**
     * What a reader sees: tags gone, entities resolved, spaces squashed; each block and {@code <br>} on a line of its
     * own.
     */
    static String toText(String html) throws Unfit {
        if (html.length() > MOST_HTML) {
            throw new Unfit(Scalar.of(html), "is HTML of more than " + MOST_HTML / 1024 + " Ki characters");
        }
        var text = new Reader();
        Jsoup.parseBodyFragment(html).body().traverse(text);
        return text.lines();
    }

    /** The same text in HTML: what would be markup is written as entities, line breaks as {@code <br>}. */
    static String ofText(String text) throws Unfit {
        var html = new StringBuilder(text.length() + 16);
        for (var line : (Iterable<String>) text.lines()::iterator) {
            html.append(html.isEmpty() ? "" : "<br>");
            escape(line, html);
            Size.refuseOver(html, text);
        }
        return html.toString();
    }

    private static void escape(String line, StringBuilder html) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }

    /** Collects what is seen while walking through the tree. */
    private static final class Reader implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText().replace('\n', ' ').replace('\r', ' '));
            } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append('\n');
            }
        }

        String lines() {
            var lines = new StringBuilder();
            text.toString().lines().map(Letters::squash).filter(line -> !line.isEmpty())
                    .forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line));
            return lines.toString();
        }
    }
}
