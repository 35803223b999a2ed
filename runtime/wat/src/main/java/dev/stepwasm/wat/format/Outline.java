package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.BitSet;

/** What the segments of a tree have to do with each other, as far as the layout goes. */
final class Outline {
    private final SyntaxTree tree;
    private final String text;
    private final FormatOptions options;
    /** Segments with errors or behind a directive: they stay as they are. */
    private final BitSet untouched = new BitSet();
    /** Fields of modules with a header. */
    private final BitSet inside = new BitSet();
    /** Segments on the line of the header of their module. */
    private final BitSet sharing = new BitSet();

    Outline(SyntaxTree tree, FormatOptions options) {
        this.tree = tree;
        this.text = tree.source().text();
        this.options = options;
        for (int i = 0; i < tree.size(); i++) {
            if (isBroken(tree.segment(i))) {
                untouched.set(i);
            }
        }
        for (ModuleSyntax module : tree.modules()) {
            if (module.header() >= 0) {
                module(module);
            }
        }
    }

    private static boolean isBroken(Segment segment) {
        return segment.kind() == NodeKind.STRAY
                || segment.kind() == NodeKind.UNKNOWN_FIELD
                || segment.problems().stream().anyMatch(Diagnostic::isError);
    }

    private void module(ModuleSyntax module) {
        int end = hasEnd(module) ? module.end() + 1 : module.end();
        inside.set(module.firstField(), end);
        if (isIgnored(module.header())) {
            untouched.set(module.header(), end);
        } else if (hasEnd(module) && isOnOneLine(module.header(), end) && fits(module.header(), end)) {
            sharing.set(module.firstField(), end);
        }
    }

    private boolean hasEnd(ModuleSyntax module) {
        return module.end() < tree.size() && tree.segment(module.end()).kind() == NodeKind.MODULE_END;
    }

    private boolean isOnOneLine(int first, int end) {
        if (untouched.nextSetBit(first) >= 0 && untouched.nextSetBit(first) < end) {
            return false;
        }
        Segment header = tree.segment(first);
        int start = tree.start(first) + header.start(0);
        int stop = tree.start(end - 1) + tree.segment(end - 1).length();
        return tree.source().positionOf(start).line()
                == tree.source().positionOf(stop).line();
    }

    /** Stops at the first segment that is too much. */
    private boolean fits(int first, int end) {
        int columns = 0;
        for (int i = first; i < end; i++) {
            Shape shape = shape(i);
            int from = i == first ? shape.solid(0) : 0;
            int blank = i == first || shape.code(0) == TokenCode.CLOSE ? 0 : 1;
            columns += blank + shape.width(from, shape.count());
            if (columns > options.width() || !shape.mayBeFlat(from, shape.count())) {
                return false;
            }
        }
        return true;
    }

    /** {@return the tokens of a segment, measured} */
    Shape shape(int number) {
        int base = tree.start(number);
        int start = base == 0 && text.startsWith("\uFEFF") ? 1 : base;
        int closers = number + 1 < tree.size() && startsWithClose(tree.segment(number + 1)) ? 1 : 0;
        return new Shape(text, tree.segment(number).tokens(), start, base, closers, options);
    }

    private static boolean startsWithClose(Segment segment) {
        return segment.kind() == NodeKind.MODULE_END && segment.tokens().code(0) == TokenCode.CLOSE;
    }

    /** {@return whether a comment before everything else says that the text stays as it is} */
    boolean isIgnored() {
        Segment first = tree.segment(0);
        Tokens tokens = first.tokens();
        for (int i = 0; i < tokens.size() && tokens.isTrivia(i); i++) {
            if (Directives.isIgnoreFile(text, tokens.start(i), tokens.end(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a comment on a line of its own before a module says that it stays as it is} */
    private boolean isIgnored(int header) {
        Tokens tokens = tree.segment(header).tokens();
        int base = tree.start(header);
        for (int i = 0; i < tokens.size() && tokens.isTrivia(i); i++) {
            if (Directives.isIgnore(text, base + tokens.start(i), base + tokens.end(i))) {
                return true;
            }
        }
        return false;
    }

    boolean isUntouched(int segment) {
        return untouched.get(segment);
    }

    /**
     * {@return whether the space before a segment stays as it is} The parser takes the column of a field after one that is
     * not closed for a sign that a new one begins.
     */
    boolean keepsStart(int segment) {
        NodeKind kind = tree.segment(segment).kind();
        return segment > 0 && untouched.get(segment - 1) && kind != NodeKind.COMMAND && kind != NodeKind.MODULE_START;
    }

    /** {@return whether a segment continues the line of the one before} */
    boolean sharesLine(int segment) {
        return sharing.get(segment);
    }

    /** {@return the level of the parts of a segment} */
    int level(int segment) {
        return inside.get(segment) ? 1 : 0;
    }

    /** {@return whether nothing of its module stands before a segment} */
    boolean isFirstOfModule(int segment) {
        return segment == 0 || (inside.get(segment) && tree.segment(segment - 1).kind() == NodeKind.MODULE_START);
    }
}
