package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.BranchHints;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads branch hints (core spec 7.4.2). The section stands before the code, so its offsets become offsets into the file
 * at the end. What cannot be read is left out and reported.
 */
final class BranchHintReader {
    /** A hint as it is in the file. */
    private record Raw(int function, int offset, boolean likely, int position) {}

    private final List<Raw> hints = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    /** Reads the contents of a section. */
    void read(ByteReader in) {
        try {
            int lastFunction = -1;
            for (int functions = in.count(); functions > 0; functions--) {
                int at = in.position();
                int function = in.index();
                if (function <= lastFunction) {
                    throw new MalformedException("functions out of order", at);
                }
                lastFunction = function;
                hints(in, function);
            }
            if (!in.atEnd()) {
                throw new MalformedException("section size mismatch", in.position());
            }
        } catch (MalformedException e) {
            // By the standard a broken custom section has no effect; the hints before the break are still good.
            wrong(e.offset(), e.reason());
        }
    }

    private void hints(ByteReader in, int function) throws MalformedException {
        long last = -1;
        for (int left = in.count(); left > 0; left--) {
            int at = in.position();
            int offset = in.index();
            if (offset <= last) {
                throw new MalformedException("hints out of order", at);
            }
            last = offset;
            int sizeAt = in.position();
            if (in.u32() != 1) {
                throw new MalformedException("malformed hint size", sizeAt);
            }
            int hint = in.u8();
            if (hint > 1) {
                throw new MalformedException("malformed hint", in.position() - 1);
            }
            hints.add(new Raw(function, offset, hint == 1, at));
        }
    }

    private void wrong(int position, String reason) {
        problems.add(Problem.MALFORMED_CUSTOM_SECTION.at(new Span(position, position), BranchHints.SECTION, reason));
    }

    /**
     * {@return the hints by the offsets of instructions in the file}
     *
     * @param module that has been read, hints aside
     * @param bodyStarts for each function that the module defines, where its locals start
     */
    BranchHints resolve(Module module, List<Integer> bodyStarts) {
        Map<Integer, Boolean> likely = new HashMap<>();
        for (Raw hint : hints) {
            int number = hint.function() - module.importedFunctionCount();
            if (number < 0 || number >= bodyStarts.size()) {
                wrong(hint.position(), "unknown function " + hint.function());
                continue;
            }
            FunctionBody body = module.functions().get(number).body();
            long position = (long) bodyStarts.get(number) + hint.offset();
            if (position < body.code().start() || position >= body.code().end()) {
                wrong(hint.position(), "offset %d is outside of function %d".formatted(hint.offset(), hint.function()));
            } else {
                likely.put((int) position, hint.likely());
            }
        }
        return likely.isEmpty() ? BranchHints.EMPTY : new BranchHints(likely);
    }

    /** {@return what is wrong with the section} */
    List<Diagnostic> problems() {
        return problems;
    }

    boolean isEmpty() {
        return hints.isEmpty() && problems.isEmpty();
    }
}
