package io.attune.console;

import java.util.Optional;

/**
 * What every page knows of who looks at it.
 *
 * @param session live
 * @param form    carried by every form of the session
 * @param notice  what was just done
 */
record Visit(String session, String form, Optional<String> notice) {}
