package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Change;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a text of which an earlier version has been parsed: only the segments that the change touches, and as many after
 * them as it takes until the parser stands where it stood before.
 */
final class Reparse {
    /** By how much the part of the text that is looked at grows when it was too small. */
    private static final int GROWTH = 4;
    /** Segments after one that is kept which must be in sight, because the parser looks a few tokens ahead. */
    private static final int LOOKAHEAD = 1;

    private final SourceText source;
    private final SyntaxTree earlier;
    private final Change change;

    private Reparse(SourceText source, SyntaxTree earlier) {
        this.source = source;
        this.earlier = earlier;
        this.change = Change.between(earlier.source().text(), source.text());
    }

    static SyntaxTree of(SourceText source, SyntaxTree earlier) {
        return new Reparse(source, earlier).tree();
    }

    private SyntaxTree tree() {
        if (change.isNothing()) {
            return new SyntaxTree(source, earlier.segments());
        }
        int first = firstTouched();
        int last = earlier.segmentAt(change.oldEnd());
        for (long ahead = 1 + LOOKAHEAD; ; ahead *= GROWTH) {
            int inSight = (int) Math.min(earlier.size() - 1, last + ahead);
            Parser parser = new Parser(
                    source,
                    earlier.start(first),
                    newEnd(inSight),
                    earlier.segment(first).context());
            boolean whole = inSight == earlier.size() - 1;
            if (!whole && !parser.endsCleanly()) {
                continue;
            }
            boolean atEnd = parser.run(p -> kept(p, last, whole ? earlier.size() : inSight) >= 0);
            int kept = atEnd ? -1 : kept(parser, last, earlier.size());
            if (kept >= 0 || whole) {
                return joined(first, parser.segments(), kept);
            }
        }
    }

    /** The first segment that can turn out different: what is well closed does not look at what follows it. */
    private int firstTouched() {
        int first = earlier.segmentAt(Math.max(0, change.start() - 1));
        while (first > 0 && !isClosed(earlier.segment(first - 1))) {
            first--;
        }
        return first;
    }

    private static boolean isClosed(Segment segment) {
        boolean whole = segment.kind() == NodeKind.COMMAND
                || (segment.kind().isField() && segment.kind() != NodeKind.UNKNOWN_FIELD);
        return whole && segment.problems().isEmpty() && isBalanced(segment.tokens());
    }

    /** Without problems all the same there may be one parenthesis too few: when a comment without end swallowed it. */
    private static boolean isBalanced(Tokens tokens) {
        int depth = 0;
        for (int token = 0; token < tokens.size(); token++) {
            int code = tokens.code(token);
            depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
        }
        return depth == 0;
    }

    /** {@return the offset in the new text at which a segment behind the change ends} */
    private int newEnd(int segment) {
        return segment + 1 == earlier.size() ? source.length() : earlier.start(segment + 1) + change.shift();
    }

    /** {@return the earlier segment that begins where the parser is and can be kept with all after it, or -1} */
    private int kept(Parser parser, int last, int inSight) {
        int before = parser.offset() - change.shift();
        if (parser.offset() < change.newEnd() || before <= earlier.start(last)) {
            return -1;
        }
        int segment = earlier.segmentAt(before);
        boolean same = segment > last
                && segment + LOOKAHEAD <= inSight
                && earlier.start(segment) == before
                && earlier.segment(segment).context() == parser.context();
        return same ? segment : -1;
    }

    private SyntaxTree joined(int first, List<Segment> parsed, int kept) {
        List<Segment> all = new ArrayList<>(earlier.segments().subList(0, first));
        all.addAll(parsed);
        if (kept >= 0) {
            all.addAll(earlier.segments().subList(kept, earlier.size()));
        }
        return new SyntaxTree(source, all);
    }
}
