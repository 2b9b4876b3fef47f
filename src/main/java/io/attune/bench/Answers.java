package io.attune.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds the end of an HTTP answer in what comes in, as far as a server that tells the length of its bodies goes. */
final class Answers {

    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int STATUS = "HTTP/1.1 ".length();

    private Buffer come = Buffer.buffer();

    /** The status, once the whole answer has come; what is behind it is forgotten: nothing was asked for. */
    OptionalInt add(Buffer more) {
        come = come.length() == 0 ? more : come.appendBuffer(more);
        int blankLine = blankLine();
        if (blankLine < 0 || come.length() < blankLine + BLANK_LINE.length + length(blankLine)) {
            return OptionalInt.empty();
        }
        int status = Integer.parseInt(come.getString(STATUS, STATUS + 3));
        come = Buffer.buffer();
        return OptionalInt.of(status);
    }

    private int blankLine() {
        for (int at = 0; at + BLANK_LINE.length <= come.length(); at++) {
            if (come.getByte(at) == '\r' && come.getByte(at + 1) == '\n' && come.getByte(at + 2) == '\r'
                    && come.getByte(at + 3) == '\n') {
                return at;
            }
        }
        return -1;
    }

    private int length(int blankLine) {
        var head = come.getString(0, blankLine, StandardCharsets.US_ASCII.name()).toLowerCase(Locale.ROOT);
        int begin = head.indexOf(LENGTH);
        if (begin < 0) {
            return 0;
        }
        int end = head.indexOf('\r', begin + LENGTH.length());
        return Integer.parseInt(head.substring(begin + LENGTH.length(), end < 0 ? head.length() : end).strip());
    }
}
