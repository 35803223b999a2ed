package dev.stepwasm.ide.run;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.OptionalInt;

/** How much code a function has. */
public final class CodeSize {
    private CodeSize() {}

    /**
     * {@return the number of instructions of a function, counted as the engine counts those that run: without those words
     * that only go on with a block or end it; empty if the text has no body of it} Looks at one field.
     *
     * @param function its index
     */
    public static OptionalInt instructions(Analysis analysis, ModuleAnalysis module, int function) {
        IndexTable functions = module.lowered().table(IndexSpace.FUNCTION);
        if (function < 0 || function >= functions.size()) {
            return OptionalInt.empty();
        }
        Segment segment = analysis.tree().segment(functions.segment(function));
        return segment.kind() == NodeKind.FUNCTION_FIELD ? OptionalInt.of(count(segment)) : OptionalInt.empty();
    }

    private static int count(Segment segment) {
        Tokens tokens = segment.tokens();
        int count = 0;
        for (int token = 0; token < tokens.size(); token++) {
            int code = tokens.code(token);
            if (TokenCode.isOpcode(code) && isCounted(TokenCode.opcode(code))) {
                count++;
            }
        }
        return count;
    }

    private static boolean isCounted(Opcode opcode) {
        return switch (opcode) {
            case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> false;
            default -> true;
        };
    }
}
