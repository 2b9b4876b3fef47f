package io.attune.simulation;

import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What happens in a run, in order, until all is left to settle. */
public record Schedule(List<Happening> happenings) {

    private static final int LENGTH = 400;
    private static final int ANSWERS = 12;

    public Schedule {
        happenings = List.copyOf(happenings);
    }

    public static Schedule of(Scene scene) {
        var chance = new Chance(scene.seed() ^ 0x5EEDL);
        var happenings = IntStream.range(0, LENGTH)
                .mapToObj(place -> new Happening(kind(scene, chance), chance.seed()))
                .toList();
        var ordered = scene.orders().map(orders -> with(happenings, new Chance(scene.seed() ^ 0x04DE4L)))
                .orElse(happenings);
        var changing = changing(ordered, scene.changes(), new Chance(scene.seed() ^ 0xC4A6EL));
        return new Schedule(scene.isAsked()
                ? answering(changing, new Chance(scene.seed() ^ 0x9E57EL)) : changing);
    }

    /** Most questions come late, and so do most answers. */
    private static List<Happening> answering(List<Happening> happenings, Chance chance) {
        var more = new ArrayList<>(happenings);
        for (int answers = 0; answers < ANSWERS; answers++) {
            int from = more.size() / 4;
            more.add(from + chance.below(more.size() - from), new Happening(Happening.Kind.QUESTION, chance.seed()));
        }
        return more;
    }

    /** Not before something was done, nor when all is over. */
    private static List<Happening> changing(List<Happening> happenings, int times, Chance chance) {
        var more = new ArrayList<>(happenings);
        int length = happenings.size();
        for (int change = 0; change < times; change++) {
            more.add(length / 4 + chance.below(length / 2), new Happening(Happening.Kind.CHANGE, chance.seed()));
        }
        return more;
    }

    /** Now and then something happens to an order, and there is more time for all that follows. */
    private static List<Happening> with(List<Happening> happenings, Chance chance) {
        var more = new ArrayList<Happening>();
        for (var happening : happenings) {
            more.add(happening);
            if (chance.percent(8)) {
                more.add(new Happening(Happening.Kind.ORDER, chance.seed()));
            } else if (chance.percent(25)) {
                more.add(new Happening(Happening.Kind.MOMENT, chance.seed()));
            }
        }
        return more;
    }

    private static Happening.Kind kind(Scene scene, Chance chance) {
        double dice = chance.share() * 100;
        if (dice < 10) {
            return Happening.Kind.PERSON;
        } else if (dice < 10.7) {
            return Happening.Kind.SWEEP;
        } else if (dice < 11.4) {
            return Happening.Kind.DECISION;
        } else if (dice < 12) {
            return Happening.Kind.PAUSE;
        } else if (dice < 13.5 && !scene.isCalm()) {
            return dice < 12.5 ? Happening.Kind.CRASH : Happening.Kind.LEASE_LOST;
        }
        return Happening.Kind.MOMENT;
    }

    /** Without a part of it. */
    Schedule without(int from, int to) {
        return new Schedule(IntStream.range(0, happenings.size())
                .filter(place -> place < from || place >= to)
                .mapToObj(happenings::get)
                .toList());
    }
}
