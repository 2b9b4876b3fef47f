package io.attune.call;

/** Where processes tell each other which connections they leave alone. Nobody waits for it. */
interface Board {

    void put(Standstill standstill);

    /** The connection answers calls of this kind again. */
    void remove(String connection, String kind);
}
