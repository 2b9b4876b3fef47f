package io.attune.sandbox.crm;

import com.google.re2j.Pattern;

/** How many records a page holds: {@code Sforce-Query-Options: batchSize=500}. */
final class BatchSize {

    static final int LEAST = 200;
    static final int MOST = 2_000;
    private static final Pattern OPTION = Pattern.compile("(?i)\\bbatchSize\\s*=\\s*([0-9]{1,6})\\b");

    private BatchSize() {}

    /** The most, unless the header asks for fewer; never fewer than the least. */
    static int read(String header) {
        var option = OPTION.matcher(header == null ? "" : header);
        return option.find() ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(option.group(1)))) : MOST;
    }
}
