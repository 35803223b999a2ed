package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.BitSet;

/** Where a text has errors, so that lints stay silent about what follows from them. */
final class Mistakes {
    private final BitSet segments = new BitSet();
    private final BitSet doubtful = new BitSet();

    private Mistakes() {}

    static Mistakes in(Analysis analysis) {
        Mistakes mistakes = new Mistakes();
        SyntaxTree tree = analysis.tree();
        for (Diagnostic diagnostic : analysis.diagnostics()) {
            if (diagnostic.isError()) {
                int segment = tree.segmentAt(diagnostic.span().start());
                mistakes.segments.set(segment);
                mistakes.doubtful.set(segment, mistakes.doubtful.get(segment) || !isAboutTypes(diagnostic.problem()));
            }
        }
        return mistakes;
    }

    /** {@return whether a segment has an error} */
    boolean isIn(int segment) {
        return segments.get(segment);
    }

    /** {@return whether there is an error in a module that may hide what names in it stand for} */
    boolean hideUses(ModuleSyntax module) {
        int first = module.header() < 0 ? module.firstField() : module.header();
        int next = doubtful.nextSetBit(first);
        return next >= 0 && next <= module.end();
    }

    /** {@return whether everything that the text uses is known in spite of this} */
    private static boolean isAboutTypes(Problem problem) {
        return switch (problem) {
            case TYPE_MISMATCH,
                    UNINITIALIZED_LOCAL,
                    IMMUTABLE_GLOBAL,
                    IMMUTABLE_FIELD,
                    IMMUTABLE_ARRAY,
                    ARRAY_NOT_NUMERIC,
                    ARRAY_TYPES_DO_NOT_MATCH,
                    INVALID_ALIGNMENT,
                    OFFSET_OUT_OF_RANGE,
                    INVALID_LANE_INDEX,
                    UNDECLARED_FUNCTION_REFERENCE,
                    CONSTANT_EXPRESSION_REQUIRED,
                    LIMITS_OUT_OF_ORDER,
                    MEMORY_TOO_LARGE,
                    TABLE_TOO_LARGE,
                    DUPLICATE_EXPORT,
                    INVALID_START_FUNCTION,
                    TAG_WITH_RESULTS -> true;
            default -> false;
        };
    }
}
