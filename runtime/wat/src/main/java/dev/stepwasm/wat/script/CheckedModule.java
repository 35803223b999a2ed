package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.assemble.Assembly;
import java.util.List;

/** What is known about a module of a script. */
public sealed interface CheckedModule {
    /** {@return everything that is wrong with it}: spans count in its own text or bytes */
    List<Diagnostic> diagnostics();

    /**
     * {@return the module in the binary format, with a source map into its own text where it has one}
     *
     * @throws IllegalArgumentException if it has errors
     */
    Assembly assemble();

    /** {@return whether there is an error among the diagnostics} */
    default boolean hasErrors() {
        return diagnostics().stream().anyMatch(Diagnostic::isError);
    }

    /**
     * A module given as text.
     *
     * @param analysis of the whole file if the module stands plainly in it, else of the text of the module alone
     * @param number of the module in that analysis
     * @param offset of the analysed text in the file; -1 for text in string literals
     */
    record Text(Analysis analysis, int number, int offset, List<Diagnostic> diagnostics) implements CheckedModule {
        /** Copies the list. */
        public Text {
            diagnostics = List.copyOf(diagnostics);
        }

        @Override
        public Assembly assemble() {
            return Assembler.assemble(analysis, number);
        }
    }

    /** A module given as bytes. */
    record Binary(Bytes bytes, List<Diagnostic> diagnostics) implements CheckedModule {
        /** Copies the list. */
        public Binary {
            diagnostics = List.copyOf(diagnostics);
        }

        @Override
        public Assembly assemble() {
            if (hasErrors()) {
                throw new IllegalArgumentException("a module with errors");
            }
            return new Assembly(bytes.toArray(), SourceMap.empty());
        }
    }
}
