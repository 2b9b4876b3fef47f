package io.attune.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Damages a text file as people and editors do. The same seed does the same damage. */
public final class Mutation {

    private static final List<String> SCRAPS =
            List.of("{", "}", "[", "]", ":", "- ", "'", "\"", "${X}", "&a ", "*a", "!!int ", "#",
            "\t", "\u0000", "\u202e", "é", "null", "~", "true", "1e999999999", "-0", "{{", "{patch.", "a[b=c]", "..",
                    "(", "\\", "%", "|", ">",
            "0x1F", "body.exists(x, ", "999999999999999999999999999999", "<<: ", "? ", "---", "...");

    private Mutation() {}

    /** From one to three damages. */
    public static String of(String text, long seed) {
        var random = new SplittableRandom(seed);
        var damaged = text;
        for (int i = 0; i <= random.nextInt(3); i++) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static String once(String text, SplittableRandom random) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        var line = lines.get(at);
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + line);
            case 3 -> lines.set(at, line.strip());
            case 4 -> lines.set(at, insert(line, SCRAPS.get(random.nextInt(SCRAPS.size())), random));
            case 5 -> lines.set(at, swapped(line, random));
            case 6 -> lines.set(at, value(line, SCRAPS.get(random.nextInt(SCRAPS.size()))));
            case 7 -> lines.set(at, value(line, "[" + SCRAPS.get(random.nextInt(SCRAPS.size())) + "]"));
            default -> lines = new ArrayList<>(lines.subList(0, at));
        }
        return String.join("\n", lines);
    }

    private static String insert(String line, String scrap, SplittableRandom random) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + scrap + line.substring(at);
    }

    private static String swapped(String line, SplittableRandom random) {
        if (line.length() < 2) {
            return line;
        }
        int at = random.nextInt(line.length() - 1);
        return line.substring(0, at) + line.charAt(at + 1) + line.charAt(at) + line.substring(at + 2);
    }

    private static String value(String line, String scrap) {
        int colon = line.indexOf(": ");
        return colon < 0 ? line + scrap : line.substring(0, colon + 2) + scrap;
    }
}
