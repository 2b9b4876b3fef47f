package io.attune.mapping.step;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Between HTML and text. */
final class Html {

    private Html() {}

    /** What a reader sees: tags gone, entities resolved, spaces squashed; each block and {@code <br>} on a line of its own. */
    static String toText(String html) {
        var text = new Reader();
        Jsoup.parseBodyFragment(html).body().traverse(text);
        return text.lines();
    }

    /** The same text in HTML: what would be markup is written as entities, line breaks as {@code <br>}. */
    static String ofText(String text) {
        var html = new StringBuilder(text.length() + 16);
        text.lines().forEach(line -> {
            html.append(html.isEmpty() ? "" : "<br>");
            line.chars().forEach(c -> html.append(entity((char) c)));
        });
        return html.toString();
    }

    private static String entity(char c) {
        switch (c) {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '"':
                return "&quot;";
            default:
                return String.valueOf(c);
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
