package dev.stepwasm.ide.outline;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** What can be folded: modules, fields, blocks, folded instructions, and comments of more than one line. */
public final class Folding {
    private final SyntaxTree tree;
    private final SourceText source;
    private final List<Fold> folds = new ArrayList<>();
    private int lastLine;

    private Folding(SyntaxTree tree) {
        this.tree = tree;
        this.source = tree.source();
    }

    /** {@return all folds, the outer before the inner; of several that begin on one line only the largest} */
    public static List<Fold> of(Analysis analysis) {
        Folding folding = new Folding(analysis.tree());
        folding.collect();
        return folding.folds;
    }

    private void collect() {
        int module = 0;
        for (int segment = 0; segment < tree.size(); segment++) {
            comments(segment);
            if (module < tree.modules().size() && tree.modules().get(module).header() == segment) {
                module(tree.modules().get(module));
            }
            while (module < tree.modules().size() && tree.modules().get(module).firstField() <= segment) {
                module++;
            }
            code(segment);
        }
    }

    private void module(ModuleSyntax module) {
        int start = tree.start(module.header()) + tree.segment(module.header()).start(0);
        int last = module.end() < tree.size() && tree.segment(module.end()).kind() == NodeKind.MODULE_END
                ? module.end()
                : module.end() - 1;
        int end = tree.start(last) + tree.segment(last).end(0);
        add(start, end, false);
    }

    private void code(int number) {
        Segment segment = tree.segment(number);
        int base = tree.start(number);
        for (int node = 0; node < segment.nodeCount(); node++) {
            if (isFoldable(segment.kind(node))) {
                add(base + segment.start(node), base + segment.end(node), false);
            }
        }
    }

    private static boolean isFoldable(NodeKind kind) {
        return switch (kind) {
            case BODY, INSTRUCTION, ERROR, STRAY, END_OF_TEXT, MODULE_START, MODULE_END -> false;
            default -> true;
        };
    }

    /** Line comments on lines of their own, one below the other, fold together. */
    private void comments(int number) {
        Tokens tokens = tree.segment(number).tokens();
        int runStart = -1;
        int runEnd = -1;
        for (int token = 0; token < tokens.size(); token++) {
            Span span = tree.span(number, token);
            if (tokens.code(token) == TokenCode.LINE_COMMENT && isAlone(span)) {
                boolean joins = runStart >= 0 && line(span.start()) == line(runEnd) + 1;
                if (!joins) {
                    flush(runStart, runEnd);
                    runStart = span.start();
                }
                runEnd = span.end();
            } else {
                flush(runStart, runEnd);
                runStart = -1;
                if (tokens.code(token) == TokenCode.BLOCK_COMMENT) {
                    add(span.start(), span.end(), true);
                }
            }
        }
        flush(runStart, runEnd);
    }

    private void flush(int start, int end) {
        if (start >= 0) {
            add(start, end, true);
        }
    }

    private boolean isAlone(Span comment) {
        int lineStart = source.lineSpan(line(comment.start())).start();
        return source.text().substring(lineStart, comment.start()).isBlank();
    }

    private void add(int start, int end, boolean isComment) {
        int first = line(start);
        int last = line(end);
        if (!isComment && last > first && closesOnly(last, end)) {
            last--;
        }
        if (last <= first || !isComment && first == lastLine) {
            return;
        }
        if (!isComment) {
            lastLine = first;
        }
        folds.add(new Fold(new Span(start, Math.min(end, source.lineSpan(last).end())), isComment));
    }

    /** Whether up to an offset its line holds nothing but a closing parenthesis or {@code end}, which then stays visible. */
    private boolean closesOnly(int line, int offset) {
        String before =
                source.text().substring(source.lineSpan(line).start(), offset).strip();
        return before.equals(")") || before.startsWith("end");
    }

    private int line(int offset) {
        return source.positionOf(offset).line();
    }
}
