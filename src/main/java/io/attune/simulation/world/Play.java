package io.attune.simulation.world;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What some worlds play beside what all of them do. Each has dice of its own, so that a seed without it goes on as it
 * would if there were no such play.
 */
public enum Play {
    /** A second kind of record, whose field refers to the first. */
    REFERENCES(0x4EF5L),
    /** People refer to people: each may have a manager, be it himself, or somebody whom he manages. */
    MANAGERS(0x4A6EL),
    /** The mapping of the first kind changes once, while all is under way. */
    CHANGE(0xC4A6L),
    /** Every mapping changes two or three times, some back to the first version; that with references, too. */
    CHANGES(0xC4A65L),
    /** A tool insists, within seconds or minutes, on a value where the field's edits do not count, and are written over. */
    INSISTENCE(0x1515L),
    /** Deletes are held beyond one an hour, and a person answers about them and about possible duplicates. */
    QUESTIONS(0x9E57L),
    /**
     * As QUESTIONS; what is read for an answer comes late, and who says that two are one sees to it where both are. No
     * seed chooses it, since some do not hold yet.
     */
    ANSWERS(0xA45EL, 0),
    /** Systems that take a write only if the record is still as it was read, and say otherwise that it changed. */
    CONDITIONS(0xC0D1L);

    private final long salt;
    private final double percent;

    Play(long salt) {
        this(salt, 20);
    }

    Play(long salt, double percent) {
        this.salt = salt;
        this.percent = percent;
    }

    /** Dice that nothing else is thrown with. */
    Chance chance(long seed) {
        return new Chance(seed ^ salt << 32);
    }

    /** Those that a seed chooses: most in one seed of five each. */
    public static Set<Play> of(long seed) {
        var chosen = EnumSet.noneOf(Play.class);
        Arrays.stream(values()).filter(play -> play.chance(seed).percent(play.percent)).forEach(chosen::add);
        return Collections.unmodifiableSet(chosen);
    }
}
