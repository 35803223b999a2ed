package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

final class VerbsTest {
    /** Stands for a server: answers on the protocol stream and chatters on {@code System.out}. */
    private record EchoTool() implements ToolProvider {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Optional<String> description() {
            return Optional.of("repeat the arguments");
        }

        @Override
        public int run(PrintWriter out, PrintWriter err, String... args) {
            System.out.println("chatter");
            out.println(Arrays.toString(args));
            return 7;
        }
    }

    @Test
    void listsEveryVerbAndTeachesByExamples() {
        Cli help = Cli.run(List.of(new EchoTool()), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("echo        repeat the arguments")
                .contains("playground")
                .contains("stepwasm run sum.wat --invoke sum 50 -8");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void showsTheHelpWhenNothingIsAskedFor() {
        Cli nothing = Cli.run();
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("Verbs:");
    }

    @Test
    void handsToolsTheirArgumentsAndKeepsTheProtocolClean() {
        PrintStream before = System.out;
        try {
            Cli echo = Cli.run(List.of(new EchoTool()), "echo", "--help", "--port", "0", "-x", "file");
            assertThat(echo.code()).isEqualTo(7);
            assertThat(echo.out()).isEqualTo("[--help, --port, 0, -x, file]\n");
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void namesAnUnknownVerbAndTheNearest() {
        Cli typo = Cli.run(List.of(new EchoTool()), "ecko");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err())
                .isEqualTo(
                        "stepwasm: there is no verb 'ecko'\nDid you mean: stepwasm check or stepwasm echo?\nTry `stepwasm --help`.\n");
    }

    @Test
    void saysThatThePlaygroundNeedsTheLauncher() {
        Cli playground = Cli.run("playground");
        assertThat(playground.code()).isEqualTo(2);
        assertThat(playground.err()).contains("./stepwasm playground");
    }
}
