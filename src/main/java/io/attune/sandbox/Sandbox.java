package io.attune.sandbox;

/** One make-believe system, as the gate needs to know it. A bean that implements this can be told to fail. */
public interface Sandbox {

    /** The path segment behind {@code /sandbox/}. */
    String name();

    /** Whether faults apply there. {@code path} begins behind the name, with a slash; pages are no part of the API. */
    boolean isApi(String path);

    /** How the vendor says "too many calls". */
    VendorAnswer throttled();

    /** How the vendor words a failure with this status. */
    VendorAnswer failing(int status);
}
