package io.attune.mapping.step;

import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark) as HTML. HTML inside is shown as it is written, not obeyed, and links can only lead to pages.
 */
final class Markdown {

    private static final int DEEPEST = 64;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    static String toHtml(String markdown) throws Unfit {
        if (Size.isOver(markdown)) {
            throw new Unfit(Scalar.of(markdown), "is larger than 64 KiB");
        }
        var page = PARSER.parse(markdown);
        if (isDeep(page)) {
            throw new Unfit(Scalar.of(markdown), "is nested deeper than " + DEEPEST);
        }
        return RENDERER.render(page).strip();
    }

    /** The renderer goes down by recursion, so the depth is looked at first, without. */
    private static boolean isDeep(Node page) {
        int depth = 0;
        for (Node at = page; at != null && depth <= DEEPEST;) {
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                depth++;
                continue;
            }
            while (at != null && at.getNext() == null) {
                at = at.getParent();
                depth--;
            }
            at = at == null ? null : at.getNext();
        }
        return depth > DEEPEST;
    }
}
