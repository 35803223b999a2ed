package dev.stepwasm.ide.selection;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is selected, step by step, when a selection at a place grows: a word, a token, an instruction, the instruction with
 * its operands (flat code as if it were folded), the blocks around it, the field, the module, the text.
 */
public final class Selection {
    /** No editor needs more steps, and clients build a tree as deep as this. */
    private static final int MOST = 200;

    private final Analysis analysis;
    private final SyntaxTree tree;
    private final SourceText source;
    private final int offset;

    private Selection(Analysis analysis, int offset) {
        this.analysis = analysis;
        this.tree = analysis.tree();
        this.source = analysis.source();
        this.offset = offset;
    }

    /** {@return the spans around an offset, the smallest first; each lies within the next and is smaller} */
    public static List<Span> at(Analysis analysis, int offset) {
        return new Selection(analysis, offset).steps();
    }

    private List<Span> steps() {
        Deque<Span> fixed = new ArrayDeque<>();
        int number = tree.segmentAt(offset);
        Token.at(tree, offset).filter(token -> token.code() != TokenCode.END).ifPresent(token -> {
            word(token.span(), fixed);
            inString(token, fixed);
            grow(fixed, token.span());
        });
        int inSegment = Token.at(tree, offset).map(Token::segment).orElse(number);
        nodes(inSegment, fixed);
        List<Span> merged = merge(List.copyOf(fixed), trees(inSegment));
        Deque<Span> all = new ArrayDeque<>(shortened(merged));
        modules(inSegment, all);
        grow(all, new Span(0, source.length()));
        return List.copyOf(all);
    }

    /** The letters and digits around the place, as {@code add} in {@code i32.add}. */
    private void word(Span token, Deque<Span> steps) {
        String text = source.text();
        int start = offset;
        int end = offset;
        while (start > token.start() && isPart(text.charAt(start - 1))) {
            start--;
        }
        while (end < token.end() && isPart(text.charAt(end))) {
            end++;
        }
        if (end > start) {
            grow(steps, new Span(start, end));
        }
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_';
    }

    private void inString(Token token, Deque<Span> steps) {
        Span span = token.span();
        boolean inside = offset > span.start() && offset < span.end();
        if (token.code() == TokenCode.STRING && inside && span.length() > 2) {
            grow(steps, new Span(span.start() + 1, span.end() - 1));
        }
    }

    private void nodes(int number, Deque<Span> steps) {
        Segment segment = tree.segment(number);
        if (segment.kind() == NodeKind.END_OF_TEXT) {
            return;
        }
        int base = tree.start(number);
        int token = segment.tokens().touching(offset - base);
        int node = token >= 0 ? segment.nodeOfToken(token) : tree.nodeAt(offset).index();
        for (; node >= 0; node = segment.parent(node)) {
            Span span = new Span(base + segment.start(node), base + segment.end(node));
            // A comment before a field is in its segment but not in the field.
            if (span.start() <= offset && offset <= span.end()) {
                grow(steps, span);
            }
        }
    }

    private List<Span> trees(int number) {
        if (tree.segment(number).kind() != NodeKind.FUNCTION_FIELD) {
            return List.of();
        }
        int base = tree.start(number);
        for (ModuleAnalysis module : analysis.modules()) {
            int body = body(module, number);
            if (body >= 0) {
                InstructionTrees trees = new InstructionTrees(offset - base);
                module.lowered().observeBody(body, trees);
                return trees.around().stream()
                        .map(span -> new Span(base + span.start(), base + span.end()))
                        .sorted((a, b) -> Integer.compare(a.length(), b.length()))
                        .toList();
            }
        }
        return List.of();
    }

    private static int body(ModuleAnalysis module, int number) {
        return module.lowered().bodyIn(number);
    }

    /** Puts trees between nodes where they fit: what the syntax says wins. */
    private static List<Span> merge(List<Span> nodes, List<Span> trees) {
        Deque<Span> merged = new ArrayDeque<>();
        int tree = 0;
        for (Span node : nodes) {
            for (; tree < trees.size() && trees.get(tree).length() <= node.length(); tree++) {
                if (contains(node, trees.get(tree))) {
                    grow(merged, trees.get(tree));
                }
            }
            dropAcross(merged, node);
            grow(merged, node);
        }
        return List.copyOf(merged);
    }

    private static void dropAcross(Deque<Span> steps, Span node) {
        while (!steps.isEmpty() && !contains(node, steps.peekLast())) {
            steps.removeLast();
        }
    }

    /** Of very many steps those in the middle are left out. */
    private static List<Span> shortened(List<Span> steps) {
        if (steps.size() <= MOST) {
            return steps;
        }
        List<Span> kept = new ArrayList<>(steps.subList(0, MOST / 2));
        kept.addAll(steps.subList(steps.size() - MOST / 2, steps.size()));
        return kept;
    }

    private void modules(int number, Deque<Span> steps) {
        for (ModuleSyntax module : tree.modules()) {
            boolean closed =
                    module.end() < tree.size() && tree.segment(module.end()).kind() == NodeKind.MODULE_END;
            if (module.header() >= 0
                    && module.header() <= number
                    && number <= (closed ? module.end() : module.end() - 1)) {
                int last = closed ? module.end() : module.end() - 1;
                int start = tree.start(module.header())
                        + tree.segment(module.header()).start(0);
                grow(
                        steps,
                        new Span(start, tree.start(last) + tree.segment(last).end(0)));
            }
        }
    }

    private static void grow(Deque<Span> steps, Span next) {
        Span last = steps.peekLast();
        if (last == null || contains(next, last) && next.length() > last.length()) {
            steps.addLast(next);
        }
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
