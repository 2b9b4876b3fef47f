package io.attune.simulation.world;

/** One field of one record of one system. */
public record Place(String system, String record, String field) {

    @Override
    public String toString() {
        return system + ":" + record + " " + field;
    }
}
