package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            postgresql://db:5433/attune                 | u | p | postgresql://db:5433/attune                 | u | p
            postgres://db/attune                        | u | p | postgresql://db:5432/attune                 | u | p
            jdbc:postgresql://db/attune?sslmode=require | u | p | postgresql://db:5432/attune?sslmode=require | u | p
            postgresql://in:side@db/attune              | - | - | postgresql://db:5432/attune                 | in | side
            postgresql://in:side@db/attune              | u | p | postgresql://db:5432/attune                 | u | p
            postgresql://in@db/attune                   | - | - | postgresql://db:5432/attune                 | in | ''
            """)
    void readsWhatOperatorsWrite(String written, String user, String password, String url, String name, String secret) {
        var address = DatabaseAddress.of(written, Optional.ofNullable(user), Optional.ofNullable(password));

        assertEquals(new DatabaseAddress(url, name, secret), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/attune", "postgresql://db", "postgresql:///attune", "db:5432",
            "not an address"})
    void tellsWhatIsNoAddressWithoutRepeatingIt(String written) {
        var refused = assertThrows(StartRefused.class,
                () -> DatabaseAddress.of(written, Optional.of("u"), Optional.of("p")));

        assertEquals("ATTUNE_DATABASE_URL is not an address of the form postgresql://host:5432/database",
                refused.getMessage());
    }

    @Test
    void asksForAUserAndShowsNoPassword() {
        assertEquals("the database address names no user: set ATTUNE_DATABASE_USER",
                assertThrows(StartRefused.class, () -> DatabaseAddress.of("postgresql://db/a", Optional.empty(),
                        Optional.empty())).getMessage());
        assertFalse(new DatabaseAddress("postgresql://db/a", "u", "hidden").toString().contains("hidden"));
    }
}
