package dev.stepwasm.ide.format;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where a line begins, seen from the lines above it: one level deeper than the line on which the innermost open group
 * begins, and one more for each flat block that is open in it. What the author did above is taken as it is, so this works
 * in text that was never formatted and in code that is not finished. Looks at one field only.
 */
public final class LineIndent {
    private final SyntaxTree tree;
    private final SourceText source;
    private final FormatOptions options;

    private LineIndent(SyntaxTree tree, FormatOptions options) {
        this.tree = tree;
        this.source = tree.source();
        this.options = options;
    }

    /** A group that is open, with the number of flat blocks that are open in it. */
    private static final class Group {
        private final int offset;
        private int blocks;

        Group(int offset) {
            this.offset = offset;
        }
    }

    /** {@return the change that moves a line that was just begun to its place, if it is not there} */
    public static Optional<Replacement> afterLineBreak(SyntaxTree tree, int offset, FormatOptions options) {
        return new LineIndent(tree, options).line(offset);
    }

    /**
     * {@return the change that moves a line to its place because its first word, which ends at an offset, closes
     * something}: a parenthesis, {@code end} or {@code else}
     */
    public static Optional<Replacement> afterCloser(SyntaxTree tree, int offset, FormatOptions options) {
        LineIndent indent = new LineIndent(tree, options);
        Span blanks = indent.blanks(offset);
        boolean closes = indent.firstToken(blanks.end())
                .filter(token -> token.closes && token.end == offset)
                .isPresent();
        return closes ? indent.line(offset) : Optional.empty();
    }

    private Optional<Replacement> line(int offset) {
        Span blanks = blanks(offset);
        Deque<Group> open = new ArrayDeque<>();
        int segment = tree.segmentAt(blanks.end());
        open.push(new Group(-1));
        int from = startsField(segment, blanks.end()) ? segment : Math.max(0, segmentBefore(blanks.start()));
        for (int number = from; number <= segment; number++) {
            if (!readUpTo(blanks, number, open)) {
                return Optional.empty();
            }
        }
        Optional<First> first = firstToken(blanks.end());
        String space = space(columns(open, segment, first));
        return source.textOf(blanks).equals(space) ? Optional.empty() : Optional.of(new Replacement(blanks, space));
    }

    /** The parser has seen a new field here, whatever is open above. */
    private boolean startsField(int segment, int offset) {
        NodeKind kind = tree.segment(segment).kind();
        boolean whole = kind.isField() || kind == NodeKind.COMMAND || kind == NodeKind.MODULE_START;
        return whole && tree.start(segment) + tree.segment(segment).start(0) <= offset;
    }

    /** {@return the segment with the last token before an offset; it may not be closed} */
    private int segmentBefore(int offset) {
        return Token.lastBefore(tree, offset).map(Token::segment).orElse(0);
    }

    private int columns(Deque<Group> open, int segment, Optional<First> first) {
        boolean closes = first.filter(token -> token.closes).isPresent();
        Group group = open.peek();
        if (group == null || group.offset < 0) {
            boolean ends = tree.segment(segment).kind() == NodeKind.MODULE_END && closes;
            int blocks = group == null ? 0 : group.blocks;
            return base(segment, ends) + Math.max(0, blocks - (closes ? 1 : 0)) * options.indent();
        }
        boolean parenthesis = first.filter(token -> token.parenthesis).isPresent();
        int levels = parenthesis ? 0 : 1 + Math.max(0, group.blocks - (closes ? 1 : 0));
        return columnsOf(group.offset) + levels * options.indent();
    }

    /** Where fields begin: one level within the header of their module. */
    private int base(int segment, boolean endsModule) {
        for (ModuleSyntax module : tree.modules()) {
            boolean within = module.header() >= 0 && segment > module.header() && segment <= module.end();
            boolean closed =
                    module.end() < tree.size() && tree.segment(module.end()).kind() == NodeKind.MODULE_END;
            if (within
                    && (segment < module.end()
                            || closed
                            || tree.segment(segment).context().inModule())) {
                int header = tree.start(module.header())
                        + tree.segment(module.header()).start(0);
                return columnsOf(header) + (endsModule ? 0 : options.indent());
            }
        }
        return 0;
    }

    /** {@return false if the line begins within a comment, a string or another token} */
    private boolean readUpTo(Span blanks, int segment, Deque<Group> open) {
        Tokens tokens = tree.segment(segment).tokens();
        int base = tree.start(segment);
        boolean afterOpen = false;
        for (int token = 0; token < tokens.size() && base + tokens.start(token) < blanks.end(); token++) {
            if (base + tokens.end(token) > blanks.start() && tokens.code(token) != TokenCode.END) {
                return false;
            }
            int code = tokens.code(token);
            if (code == TokenCode.OPEN) {
                open.push(new Group(base + tokens.start(token)));
            } else if (code == TokenCode.CLOSE) {
                open.pop();
                if (open.isEmpty()) {
                    open.push(new Group(-1));
                }
            } else if (!afterOpen && TokenCode.isOpcode(code)) {
                Group group = open.element();
                Opcode op = TokenCode.opcode(code);
                boolean ends = op == Opcode.END || op == Opcode.DELEGATE;
                group.blocks = Math.max(0, group.blocks + (op.opensBlock() ? 1 : ends ? -1 : 0));
            }
            afterOpen = code == TokenCode.OPEN || afterOpen && tokens.isTrivia(token);
        }
        return true;
    }

    /** The first token of a line. */
    private record First(boolean closes, boolean parenthesis, int end) {}

    private Optional<First> firstToken(int offset) {
        int segment = tree.segmentAt(offset);
        Tokens tokens = tree.segment(segment).tokens();
        int token = tokens.firstAtOrAfter(offset - tree.start(segment));
        if (token >= tokens.size() || tree.start(segment) + tokens.start(token) != offset) {
            return Optional.empty();
        }
        int code = tokens.code(token);
        boolean parenthesis = code == TokenCode.CLOSE;
        boolean closes = parenthesis || TokenCode.isOpcode(code) && closesBlock(TokenCode.opcode(code));
        return Optional.of(new First(closes, parenthesis, tree.start(segment) + tokens.end(token)));
    }

    private static boolean closesBlock(Opcode op) {
        return switch (op) {
            case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    /** {@return the blanks at the beginning of the line of an offset} */
    private Span blanks(int offset) {
        Span line = source.lineSpan(source.positionOf(offset).line());
        int end = line.start();
        while (end < line.end() && isBlank(source.text().charAt(end))) {
            end++;
        }
        return new Span(line.start(), end);
    }

    /** {@return the columns before the first word of the line of an offset} */
    private int columnsOf(int offset) {
        Span blanks = blanks(offset);
        int columns = 0;
        for (int at = blanks.start(); at < blanks.end(); at++) {
            columns += source.text().charAt(at) == '\t' ? options.indent() : 1;
        }
        return columns;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private String space(int columns) {
        return options.tabs()
                ? "\t".repeat(columns / options.indent()) + " ".repeat(columns % options.indent())
                : " ".repeat(columns);
    }
}
