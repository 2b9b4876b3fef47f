package io.attune.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.egress.AddressRange.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressDocTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({"'Shut, and opened by a door:', BY_DOOR", "Never:, NEVER"})
    void theBlocksOfTheDocumentAreThoseOfTheCode(String heading, Access access) throws IOException {
        var shut = AddressTable.ranges().stream().filter(range -> range.access() == access);

        assertEquals(shut.collect(Collectors.toSet()), told(heading, access));
    }

    private static Set<AddressRange> told(String heading, Access access) throws IOException {
        return Files.readAllLines(Path.of("src/main/docs/security.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(2)
                .takeWhile(line -> !line.isBlank())
                .flatMap(line -> Stream.of(line.strip().split(" ")))
                .map(cidr -> AddressRange.parse(cidr, access, words(cidr)))
                .collect(Collectors.toSet());
    }

    /** The words are not told in the document; the table's own are taken, so that only blocks are compared. */
    private static String words(String cidr) {
        var bare = AddressRange.parse(cidr, Access.NEVER, "");
        return AddressTable.ranges().stream()
                .filter(range -> range.network().equals(bare.network()) && range.prefix() == bare.prefix()
                        && range.family() == bare.family())
                .map(AddressRange::words).findFirst().orElse("no such block");
    }
}
