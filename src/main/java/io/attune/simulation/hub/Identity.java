package io.attune.simulation.hub;

/** A record as one system names it. */
public record Identity(String system, String id) {

    @Override
    public String toString() {
        return system + ":" + id;
    }
}
