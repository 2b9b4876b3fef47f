package io.attune.sandbox;

/** One make-believe system, as its gate needs to know it. A bean that implements this has faults at {@code /sandbox/NAME/faults}. */
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
