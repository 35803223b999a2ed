package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.binary.BodyBytes;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.OptionalLong;

/** Where functions lie in the binary that a text becomes. */
public final class Binary {
    /** A text of so many UTF-16 units is assembled within a millisecond or two; a longer one is not assembled for an answer. */
    private static final int LONGEST = 100_000;

    private Binary() {}

    /**
     * {@return the offset of the body of a function in the binary, its size not counted; empty if the text is long or its
     * module has errors}
     *
     * @param function index of the function, which the module defines
     */
    public static OptionalLong offsetOfBody(Analysis analysis, ModuleAnalysis module, int function) {
        int number = function - module.module().importedFunctionCount();
        int segment = module.lowered().bodySegment(number);
        if (analysis.source().length() > LONGEST || hasErrors(analysis, module)) {
            return OptionalLong.empty();
        }
        SourceMap map = Assembler.assemble(analysis, analysis.modules().indexOf(module), false)
                .sourceMap();
        SyntaxTree tree = analysis.tree();
        Span text = new Span(
                tree.start(segment), tree.start(segment) + tree.segment(segment).length());
        FunctionBody body = module.module().functions().get(number).body();
        long locals = new BodyBytes(body).offset();
        return map.startingIn(text).stream()
                .mapToLong(entry -> entry.codeOffset() - locals)
                .min();
    }

    private static boolean hasErrors(Analysis analysis, ModuleAnalysis module) {
        SyntaxTree tree = analysis.tree();
        int first = module.syntax().header() < 0
                ? module.syntax().firstField()
                : module.syntax().header();
        int behind = module.syntax().end() + 1;
        int end = behind < tree.size() ? tree.start(behind) : analysis.source().length();
        return analysis.diagnosticsIn(new Span(Math.min(tree.start(first), end), end)).stream()
                .anyMatch(Diagnostic::isError);
    }
}
