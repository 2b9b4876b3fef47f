package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that is wrongly given is told in one line, before anything was started. */
class MisuseTest {

    @TempDir
    Path data;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            demo --port 99999                   | --port is a number from 0 to 65535, not 99999
            start --port -1                     | --port is a number from 0 to 65535, not -1
            demo --mappings no/such             | there is no folder no/such
            start --connectors pom.xml          | there is no folder pom.xml
            check --mappings no/such            | there is no folder no/such
            check src                           | can't read src: it is no file
            bench --seconds 0                   | --seconds is a number from 1 to 600, not 0
            bench --warm-up 0                   | --warm-up is a number from 1 to 600, not 0
            bench --at-once 0                   | --at-once is a number from 1 to 2000, not 0
            bench --rate 200,0                  | --rate is a number from 1 to 50000, not 0
            bench --url http://192.0.2.7:8080   | --url is an address of this machine, such as http://127.0.0.1:8080, not http://192.0.2.7:8080
            record nope                         | Invalid value for positional parameter at index 0 (ID): 'nope' is not the id of a record
            dead-letters show nope crm          | Invalid value for positional parameter at index 0 (RECORD): 'nope' is not the id of a record
            verify-webhook --connector shopfy --secret s --headers pom.xml --body pom.xml | there is no connector 'shopfy': no file HERE/connectors/shopfy.yaml
            verify-webhook --connector shopify --secret s --headers pom.xml --body pom.xml --at noon | Invalid value for option '--at': 'noon' is not a moment like 2026-11-22T09:00:00Z
            """)
    void isToldInALine(String command, String words) {
        var said = Terminal.run((command + (command.startsWith("demo") || command.startsWith("start")
                ? " --data-dir " + data : "")).split(" "));

        assertEquals(words.replace("HERE", Path.of("").toAbsolutePath().toString()), said.err().lines().findFirst().orElse(""));
        assertEquals(2, said.code());
    }

    @Test
    void aPortThatIsTakenIsToldBeforeTheDatabaseStarts() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var said = Terminal.run("demo", "--host", "127.0.0.1", "--port", Integer.toString(taken.getLocalPort()),
                    "--data-dir", data.resolve("one").toString());

            assertEquals("attune: nobody can listen on 127.0.0.1 port " + taken.getLocalPort()
                    + " (Address already in use): choose another with --port, or --host\n", said.err());
            assertEquals(1, said.code());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsTold() {
        var said = Terminal.run("demo", "--host", "no.such.host.invalid", "--port", "0",
                "--data-dir", data.resolve("one").toString());

        assertEquals("attune: --host no.such.host.invalid is not an address of this machine\n", said.err());
    }
}
