package dev.stepwasm.ide.action.fold;

import dev.stepwasm.ide.action.fold.Step.Comment;
import dev.stepwasm.wat.disassemble.Arity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folded instruction, a folded block or a part of one. */
final class Expression {
    static final int TOO_WIDE = 1 << 20;

    /** {@code null} for {@code then} and {@code do}, which no instruction stands for. */
    final @Nullable Step step;

    final String words;
    final List<Expression> operands = new ArrayList<>();
    /** Comments above it. */
    final List<Comment> leading = new ArrayList<>();
    /** Whether it is a block or a part of one. */
    final boolean block;
    /** The {@code end} of a block that has one. */
    @Nullable
    Step end;
    /** How many values it gives, negative if that is not known or others take operands for it. */
    int given = Arity.UNKNOWN;
    /** Whether it has all operands that it takes, a block its condition. */
    boolean complete = true;
    /** The element of the sequence that it begins with. */
    int first;
    /** The element of the sequence that it ends with. */
    int last;
    /** Columns on one line, {@link #TOO_WIDE} if it cannot be. */
    int width;
    /** Columns on one line together with what stands above and behind it, {@link #TOO_WIDE} if that cannot be. */
    int outerWidth;
    /** Whether an empty line stands above it. */
    boolean blank;
    /** Whether there is a block in it. */
    boolean hasBlock;

    private Expression(@Nullable Step step, String words, int element, boolean block) {
        this.step = step;
        this.words = words;
        this.block = block;
        this.first = element;
        this.last = element;
        if (step != null) {
            leading.addAll(step.leading);
            blank = step.blank;
        }
    }

    static Expression of(Step step, String words, boolean block) {
        return new Expression(step, words, step.element, block);
    }

    static Expression part(String word, int element) {
        return new Expression(null, word, element, true);
    }

    String keyword() {
        int end = 0;
        while (end < words.length()
                && words.charAt(end) > ' '
                && words.charAt(end) != '('
                && words.charAt(end) != ';') {
            end++;
        }
        return words.substring(0, end);
    }

    List<String> annotations() {
        return step == null ? List.of() : step.annotations;
    }

    List<Comment> trailing() {
        return step == null ? List.of() : step.trailing;
    }

    /**
     * Takes operands. What stands above the first of them is now above all of it.
     *
     * @param kept how many of them, counted from the last, it had already
     */
    void adopt(List<Expression> more, int kept) {
        if (more.isEmpty()) {
            return;
        }
        Expression front = more.getFirst();
        boolean mine = kept == more.size();
        List<Comment> hoisted = new ArrayList<>();
        for (Comment comment : front.leading) {
            boolean own = front.step != null && comment.above == front.step.token;
            if (!comment.inline && !(mine && own)) {
                hoisted.add(comment);
            }
        }
        front.leading.removeAll(hoisted);
        leading.addAll(0, hoisted);
        first = front.first;
        blank |= front.blank;
        front.blank = false;
        operands.addAll(more);
    }

    /** Measures it and all below. */
    void measure() {
        Deque<Expression> open = new ArrayDeque<>();
        List<Expression> all = new ArrayList<>();
        open.push(this);
        while (!open.isEmpty()) {
            Expression expression = open.pop();
            all.add(expression);
            expression.operands.forEach(open::push);
        }
        for (Expression expression : all.reversed()) {
            expression.measureOwn();
        }
    }

    private void measureOwn() {
        int own = 2 + words.length();
        boolean broken = words.indexOf('\n') >= 0 || words.indexOf('\r') >= 0;
        boolean leaf = !block && operands.isEmpty();
        broken |=
                (end != null && !end.leading.isEmpty()) || (!leaf && !trailing().isEmpty());
        hasBlock = block;
        for (Expression operand : operands) {
            own = Math.min(TOO_WIDE, own + 1 + operand.outerWidth);
            hasBlock |= operand.hasBlock;
        }
        width = broken ? TOO_WIDE : Math.min(TOO_WIDE, own);
        outerWidth = width;
        for (Comment comment : leading) {
            outerWidth = comment.inline ? outerWidth + comment.text.length() + 1 : TOO_WIDE;
        }
        for (String annotation : annotations()) {
            outerWidth += annotation.length() + 1;
        }
        boolean behind = (leaf && !trailing().isEmpty()) || (end != null && !end.trailing.isEmpty());
        outerWidth = behind ? TOO_WIDE : Math.min(TOO_WIDE, outerWidth);
    }
}
