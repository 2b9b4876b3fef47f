package io.attune.bench;

import java.util.List;
import java.util.Locale;

/** Figures of one unit as bars beside each other, a group for each unit. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int NAME = 250;
    private static final int BAR = 320;
    private static final int ROW = 22;

    private final List<Figure> figures;

    Chart(List<Figure> figures) {
        this.figures = figures;
    }

    String svg() {
        var body = new StringBuilder();
        int y = ROW;
        for (var unit : figures.stream().map(Figure::unit).distinct().toList()) {
            var group = figures.stream().filter(figure -> figure.unit().equals(unit)).toList();
            double most = group.stream().mapToDouble(Figure::value).max().orElse(0);
            body.append(text(10, y, unit, "font-weight=\"bold\""));
            for (var figure : group) {
                y += ROW;
                body.append(row(figure, y, most));
            }
            y += 2 * ROW;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """.formatted(WIDTH, y, body);
    }

    private static String row(Figure figure, int y, double most) {
        double width = most > 0 ? figure.value() / most * BAR : 0;
        var bar = String.format(Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#3b6ea5\"/>%n",
                NAME, y - 12, width, ROW - 6);
        return text(10, y, figure.name(), "") + bar
                + text(NAME + (int) width + 6, y, Report.text(figure.value()), "");
    }

    private static String text(int x, int y, String words, String more) {
        return "<text x=\"%d\" y=\"%d\" %s>%s</text>%n".formatted(x, y, more, words);
    }
}
