package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HeadersFileTest {

    @Test
    void readsLinesAsTheyAreCopied() {
        assertEquals("{A=[1, 3], B=[2: x]}", HeadersFile.read("A: 1\r\nB:2: x\n\nA:  3 \n").toString());
    }

    @Test
    void readsJsonWithOneValueOrSeveral() {
        assertEquals("{A=[1, 3], B=[2]}", HeadersFile.read(" {\"A\": [\"1\", \"3\"], \"B\": 2}").toString());
    }

    @Test
    void tellsWhatIsNeither() {
        assertEquals("not a header of the form `Name: value`: nonsense",
                assertThrows(IllegalArgumentException.class, () -> HeadersFile.read("nonsense")).getMessage());
        assertEquals("the headers can't be read: not JSON, at line 1, column 2",
                assertThrows(IllegalArgumentException.class, () -> HeadersFile.read("{]")).getMessage());
    }
}
