package dev.stepwasm.ide.action.fold;

import dev.stepwasm.ide.action.fold.Step.Comment;
import dev.stepwasm.ide.action.fold.Step.Kind;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the instructions of a sequence in the order in which they run, whether they are flat or folded, and gives each the
 * comments that belong to it: behind it those on its line, before it those above it. What stands above a folded
 * instruction is about all of it, so it belongs to what runs first. Nesting is kept on a stack of its own.
 */
final class StepReader {
    private final Sequence sequence;
    private final Segment segment;
    private final Tokens tokens;
    private final String text;
    private final int base;
    private final BitSet opened;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, List<Comment>> trailing = new HashMap<>();
    private final List<List<Comment>> behind = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private List<Comment> pending = new ArrayList<>();
    private List<String> annotations = new ArrayList<>();
    private final Map<Integer, List<String>> annotated = new HashMap<>();
    private int[] open = new int[32];
    private int[] marks = new int[32];
    private int depth;
    private int at;
    private int owner = -1;
    private int element;
    private boolean blank;

    private StepReader(Sequence sequence, BitSet opened) {
        this.sequence = sequence;
        this.segment = sequence.data();
        this.tokens = segment.tokens();
        this.text = sequence.tree().source().text();
        this.base = sequence.tree().start(sequence.segment());
        this.opened = opened;
    }

    /**
     * What was read.
     *
     * @param behind the comments behind each element on its line, which are not among those of its steps
     * @param owners the token of the step that these comments would belong to
     */
    record Steps(List<Step> list, List<List<Comment>> behind, List<Integer> owners) {}

    /** {@return all instructions of a sequence} */
    static Steps read(Sequence sequence) {
        BitSet all = new BitSet();
        all.set(0, sequence.data().nodeCount());
        return read(sequence, all);
    }

    /** {@return the instructions of a sequence; folded ones that are not among the nodes to open stay whole} */
    static Steps read(Sequence sequence, BitSet opened) {
        StepReader reader = new StepReader(sequence, opened);
        reader.elements();
        return new Steps(reader.steps, reader.behind, reader.owners);
    }

    private void elements() {
        List<Integer> elements = sequence.elements();
        at = leadingFrom(segment, elements.getFirst());
        for (element = 0; element < elements.size(); element++) {
            behind.add(new ArrayList<>());
            int node = elements.get(element);
            trivia(segment.firstToken(node));
            walk(node);
            owners.add(owner);
        }
        steps.forEach(step -> step.trailing = trailing.getOrDefault(step.token, List.of()));
    }

    /** {@return the first of the comments and annotations above an element} */
    static int leadingFrom(Segment segment, int element) {
        Tokens tokens = segment.tokens();
        int from = segment.firstToken(element);
        while (from > 0 && tokens.isTrivia(from - 1)) {
            from--;
        }
        return from;
    }

    private void walk(int root) {
        int end = segment.nodeEnd(root);
        int node = root;
        while (true) {
            while (depth > 0 && segment.nodeEnd(open[depth - 1]) <= node) {
                leave(open[depth - 1], marks[depth - 1]);
                depth--;
            }
            if (node >= end) {
                return;
            }
            node = enter(node);
        }
    }

    private int enter(int node) {
        trivia(segment.firstToken(node));
        switch (segment.kind(node)) {
            case INSTRUCTION -> flat(node);
            case BLOCK -> {
                push(node);
                return node + 1;
            }
            case FOLDED, FOLDED_IF, FOLDED_BLOCK, FOLDED_TRY -> {
                if (!opened.get(node)) {
                    whole(node);
                } else {
                    folded(node);
                    return segment.nodeEnd(node + 1);
                }
            }
            case THEN -> {
                begin(open[depth - 1]);
                push(node);
                part(node);
                return node + 1;
            }
            case DO -> {
                push(node);
                part(node);
                return node + 1;
            }
            case ELSE -> {
                push(node);
                int keyword = part(node);
                emit(Kind.MIDDLE, keyword, "else");
                return node + 1;
            }
            case HANDLER -> {
                push(node);
                head(node + 1);
                emit(middle(node + 1), segment.firstToken(node + 1), words(node + 1));
                return segment.nodeEnd(node + 1);
            }
            default -> at = segment.tokenEnd(node);
        }
        return segment.nodeEnd(node);
    }

    private void push(int node) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            marks = Arrays.copyOf(marks, depth * 2);
        }
        marks[depth] = steps.size();
        open[depth++] = node;
    }

    private void leave(int node, int mark) {
        NodeKind kind = segment.kind(node);
        if (kind != NodeKind.BLOCK) {
            int close = segment.tokenEnd(node) - 1;
            trivia(close);
            at = close + 1;
            annotations.forEach(annotation -> pending.add(new Comment(annotation, true)));
            annotations = new ArrayList<>();
            switch (kind) {
                case FOLDED -> {
                    int token = segment.firstToken(node + 1);
                    emit(Kind.PLAIN, token, words(node + 1)).operandsFrom = mark;
                    owner = token;
                }
                case FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> {
                    if (!isDelegated(node)) {
                        emit(Kind.END, close, "end");
                        owner = close;
                    }
                }
                default -> {
                    // a part of a block
                }
            }
        }
    }

    /** {@return whether a {@code try} ends with {@code delegate}} */
    private boolean isDelegated(int block) {
        int last = block + 1;
        for (int child = last; child < segment.nodeEnd(block); child = segment.nodeEnd(child)) {
            last = child;
        }
        return segment.kind(last) == NodeKind.HANDLER && middle(last + 1) == Kind.DELEGATE;
    }

    private void flat(int node) {
        int token = segment.firstToken(node);
        head(node);
        Opcode op = TokenCode.opcode(tokens.code(token));
        Kind kind = switch (op) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> Kind.BEGIN;
            case ELSE, CATCH, CATCH_ALL, DELEGATE -> middle(node);
            case END -> Kind.END;
            default -> Kind.PLAIN;
        };
        emit(kind, token, op == Opcode.END || op == Opcode.ELSE ? bare(node) : words(node));
    }

    private Kind middle(int head) {
        boolean ends = tokens.code(segment.firstToken(head)) == TokenCode.of(Opcode.DELEGATE);
        return ends ? Kind.DELEGATE : Kind.MIDDLE;
    }

    /** The words of {@code end} and {@code else}, which may get lost, without the comments in them. */
    private String bare(int node) {
        StringBuilder words = new StringBuilder();
        for (int token = segment.firstToken(node); token < segment.tokenEnd(node); token++) {
            if (tokens.isTrivia(token)) {
                trailing.computeIfAbsent(segment.firstToken(node), t -> new ArrayList<>())
                        .add(comment(token));
            } else {
                words.append(words.isEmpty() ? "" : " ").append(string(token));
            }
        }
        return words.toString();
    }

    private void whole(int node) {
        int first = segment.firstToken(node);
        bind(first);
        at = segment.tokenEnd(node);
        owner = first;
        Step step = new Step(Kind.WHOLE, first, lines(node), element);
        add(step);
    }

    /** The lines of a node; how much more each is indented than the one that it begins in. */
    private List<String> lines(int node) {
        String indentation = Page.indentation(text, base + segment.start(node));
        List<String> lines = new ArrayList<>();
        int from = base + segment.start(node);
        for (int token = segment.firstToken(node) + 1; token < segment.tokenEnd(node); token++) {
            if (breaksBefore(token)) {
                lines.add(text.substring(from, base + tokens.end(token - 1)));
                int start = base + tokens.start(token);
                String own = Page.indentation(text, start);
                from = own.startsWith(indentation) ? start - own.length() + indentation.length() : start;
            }
        }
        lines.add(text.substring(from, base + segment.end(node)));
        return lines;
    }

    private void folded(int node) {
        setAbove(segment.firstToken(node + 1));
        push(node);
        owner = segment.firstToken(node + 1);
        at = segment.firstToken(node) + 1;
        trivia(owner);
        head(node + 1);
        if (segment.kind(node) == NodeKind.FOLDED_BLOCK || segment.kind(node) == NodeKind.FOLDED_TRY) {
            begin(node);
        }
    }

    private void begin(int block) {
        emit(Kind.BEGIN, segment.firstToken(block + 1), words(block + 1)).operandsFrom =
                segment.kind(block) == NodeKind.FOLDED_IF ? marks[depth - 1] : -1;
    }

    /** Passes over the words of an instruction. */
    private void head(int head) {
        int first = segment.firstToken(head);
        trivia(first);
        bind(first);
        at = segment.tokenEnd(head);
        owner = first;
    }

    private void bind(int token) {
        if (!annotations.isEmpty()) {
            annotated.put(token, annotations);
            annotations = new ArrayList<>();
        }
    }

    /** Passes over {@code (then} and so on. */
    private int part(int node) {
        int keyword = segment.firstToken(node) + 1;
        while (tokens.isTrivia(keyword)) {
            keyword++;
        }
        trivia(keyword);
        at = keyword + 1;
        owner = segment.kind(node) == NodeKind.ELSE ? keyword : segment.firstToken(open[depth - 2] + 1);
        return keyword;
    }

    private Step emit(Kind kind, int token, String words) {
        Step step = new Step(kind, token, List.of(words), element);
        add(step);
        return step;
    }

    private void add(Step step) {
        setAbove(step.token);
        step.blank = blank;
        blank = false;
        step.leading.addAll(pending);
        pending = new ArrayList<>();
        List<String> own = annotated.getOrDefault(step.token, List.of());
        if (step.kind == Kind.END) {
            own.forEach(annotation -> step.leading.add(new Comment(annotation, true)));
        } else {
            step.annotations = own;
        }
        steps.add(step);
    }

    private void setAbove(int token) {
        for (Comment comment : pending) {
            comment.above = comment.above < 0 ? token : comment.above;
        }
    }

    private String words(int head) {
        return text.substring(base + segment.start(head), base + segment.end(head));
    }

    private String string(int token) {
        return text.substring(base + tokens.start(token), base + tokens.end(token));
    }

    private Comment comment(int token) {
        boolean line = tokens.code(token) == TokenCode.LINE_COMMENT;
        return new Comment(string(token), !line && token + 1 < tokens.size() && !breaksBefore(token + 1));
    }

    /** Takes the comments and annotations before a token. */
    private void trivia(int end) {
        for (; at < end; at++) {
            blank |= isBlankBefore(at);
            if (!tokens.isTrivia(at)) {
                continue;
            }
            if (tokens.code(at) == TokenCode.ANNOTATION) {
                annotations.add(string(at));
            } else if (isTrailing(segment, text, base, at)) {
                behindOwner().add(comment(at));
            } else {
                pending.add(comment(at));
            }
        }
        blank |= isBlankBefore(end);
        at = Math.max(at, end);
    }

    /** {@return whether there is an empty line right before a token} */
    private boolean isBlankBefore(int token) {
        int lines = 0;
        for (int i = token == 0 ? 0 : tokens.end(token - 1); i < tokens.start(token); i++) {
            char c = text.charAt(base + i);
            boolean pair = c == '\n' && i > 0 && text.charAt(base + i - 1) == '\r';
            lines += (c == '\n' || c == '\r') && !pair ? 1 : 0;
        }
        return lines > 1;
    }

    private List<Comment> behindOwner() {
        if (depth > 0) {
            return trailing.computeIfAbsent(owner, o -> new ArrayList<>());
        }
        // what is behind the element before the first is about something else
        return element == 0 ? new ArrayList<>() : behind.get(element - 1);
    }

    private boolean breaksBefore(int token) {
        return breaksBefore(tokens, text, base, token);
    }

    private static boolean breaksBefore(Tokens tokens, String text, int base, int token) {
        int from = token == 0 ? 0 : tokens.end(token - 1);
        for (int i = base + from; i < base + tokens.start(token); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return token == 0;
    }

    /** {@return whether a comment stands behind something on its line, and nothing but comments behind it} */
    static boolean isTrailing(Segment segment, String text, int base, int comment) {
        Tokens tokens = segment.tokens();
        if (tokens.code(comment) == TokenCode.ANNOTATION) {
            return false;
        }
        int last = comment;
        while (last + 1 < tokens.size() && isComment(tokens, last + 1) && !breaksBefore(tokens, text, base, last + 1)) {
            last++;
        }
        if (last + 1 < tokens.size() && !breaksBefore(tokens, text, base, last + 1)) {
            return false;
        }
        int first = comment;
        while (first > 0 && isComment(tokens, first) && !breaksBefore(tokens, text, base, first)) {
            first--;
        }
        return !isComment(tokens, first) && first < comment;
    }

    private static boolean isComment(Tokens tokens, int token) {
        int code = tokens.code(token);
        return code == TokenCode.LINE_COMMENT || code == TokenCode.BLOCK_COMMENT;
    }
}
