package dev.stepwasm.lsp.run;

import dev.stepwasm.ide.run.RunComment;
import java.util.List;
import java.util.Optional;

/**
 * Which exported function to run, and how.
 *
 * @param module its number in the text
 * @param export name of the export; empty for nothing but the start function
 * @param arguments as people write them
 * @param expected how it is to end, if somebody said so
 * @param stubs whether stubs stand for imports that nothing else is given for
 */
public record ExportCall(
        int module, String export, List<String> arguments, Optional<RunComment.Expected> expected, boolean stubs) {
    /** Copies the list. */
    public ExportCall {
        arguments = List.copyOf(arguments);
    }

    /** {@return the call as people write it} */
    public String show() {
        return export.isEmpty() ? "the start function" : RunComment.show(export, arguments);
    }
}
