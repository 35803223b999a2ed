package dev.stepwasm.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a verb: it teaches. */
@Command(
        name = "stepwasm",
        mixinStandardHelpOptions = true,
        versionProvider = Stepwasm.Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n",
        description = "Check, format, run and step through WebAssembly, text (.wat) or binary (.wasm).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm check src                        report every mistake in the modules below src",
            "  stepwasm fmt src                          format the text below src in place",
            "  stepwasm build sum.wat                    write sum.wasm beside it",
            "  stepwasm dis game.wasm                    print a binary as text",
            "  stepwasm bind sum.wat --package com.acme  print a Java interface for a module",
            "  stepwasm run sum.wat --invoke sum 50 -8   call an export and print its results",
            "  stepwasm run sha256.wat                   run a WASI program",
            "  stepwasm run game.wat --import env.log=log --import env.now=42",
            "                                            stand in for imports",
            "  stepwasm test tests                       run the test scripts (.wast) below tests",
            "  stepwasm playground                       VS Code in the browser with the samples open",
            "",
            "Exit codes: 0 fine, 1 the input is wrong, 2 wrong usage or a file that cannot be read, 3 a bug.",
            "`stepwasm VERB --help` says more about a verb."
        })
final class Stepwasm implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    Stepwasm(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(terminal.err());
        }
        return CommandException.USAGE_OR_IO;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Stepwasm.class.getPackage().getImplementationVersion();
            return new String[] {
                "stepwasm " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
            };
        }

        /** {@return the version alone; classes that are not packaged have one of their own} */
        static String number() {
            String version = Stepwasm.class.getPackage().getImplementationVersion();
            return version == null ? "0.0.0-not-packaged" : version;
        }
    }
}
