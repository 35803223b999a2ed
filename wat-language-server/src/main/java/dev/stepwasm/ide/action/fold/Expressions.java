package dev.stepwasm.ide.action.fold;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.disassemble.Arity;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Folds instructions: each takes the expressions before it that give exactly what it wants. Where there are none such, as
 * something between them leaves nothing or more than that, it stays without.
 */
final class Expressions {
    private static final class Block {
        private final Expression node;
        private Expression part;
        private final int base;

        Block(Expression node, Expression part, int base) {
            this.node = node;
            this.part = part;
            this.base = base;
        }
    }

    private final Tokens tokens;
    private final Arities arities;
    private final List<Expression> waiting = new ArrayList<>();
    private final Deque<Block> blocks = new ArrayDeque<>();

    private Expressions(Tokens tokens, Arities arities) {
        this.tokens = tokens;
        this.arities = arities;
    }

    /** {@return the expressions, in the order of the instructions} */
    static List<Expression> of(List<Step> steps, Tokens tokens, Arities arities) {
        Expressions expressions = new Expressions(tokens, arities);
        int[] sizes = new int[steps.size()];
        for (int i = 0; i < sizes.length; i++) {
            Step step = steps.get(i);
            sizes[i] = expressions.waiting.size();
            int folded = step.operandsFrom < 0 ? 0 : sizes[i] - sizes[Math.min(i, step.operandsFrom)];
            expressions.add(step, Math.max(0, folded));
        }
        return expressions.waiting;
    }

    private void add(Step step, int folded) {
        switch (step.kind) {
            case PLAIN, WHOLE -> {
                Expression node = Expression.of(step, step.text(), false);
                adopt(node, step, folded);
                waiting.add(node);
            }
            case BEGIN -> begin(step, folded);
            case MIDDLE -> part(step);
            case DELEGATE -> {
                part(step);
                end(step, false);
            }
            case END -> end(step, true);
        }
    }

    /** Gives an instruction its operands: those that are there for it, but at least those that it has. */
    private void adopt(Expression node, Step step, int folded) {
        int wanted = arities.taken(step.token);
        int count = operands(wanted);
        int taken = Math.max(count, folded);
        List<Expression> operands = waiting.subList(waiting.size() - taken, waiting.size());
        int sum = operands.stream()
                .mapToInt(operand -> Math.max(0, operand.given))
                .sum();
        boolean known = operands.stream().allMatch(operand -> operand.given >= 0);
        node.adopt(List.copyOf(operands), folded);
        operands.clear();
        node.complete = known && sum == wanted;
        node.given = node.complete ? arities.given(step.token) : Arity.UNKNOWN;
    }

    /** {@return how many of the last expressions give so many values together, -1 if none do} */
    private int operands(int wanted) {
        int base = blocks.isEmpty() ? 0 : blocks.getFirst().base;
        int count = 0;
        int left = wanted;
        while (left > 0) {
            int index = waiting.size() - 1 - count;
            int given = index < base ? 0 : waiting.get(index).given;
            if (given <= 0 || given > left) {
                return -1;
            }
            left -= given;
            count++;
        }
        return count;
    }

    private void begin(Step step, int folded) {
        Expression node = Expression.of(step, step.text(), true);
        int code = tokens.code(step.token);
        Expression part = node;
        if (code == TokenCode.of(Opcode.IF)) {
            adopt(node, step, folded);
            part = Expression.part("then", step.element);
        } else {
            node.given = arities.taken(step.token) > 0 ? Arity.UNKNOWN : arities.given(step.token);
            if (code == TokenCode.of(Opcode.TRY)) {
                part = Expression.part("do", step.element);
            }
        }
        if (part != node) {
            node.operands.add(part);
        }
        blocks.push(new Block(node, part, waiting.size()));
    }

    private void part(Step step) {
        Block block = blocks.getFirst();
        close(block);
        block.part =
                Expression.of(step, tokens.code(step.token) == TokenCode.of(Opcode.ELSE) ? "else" : step.text(), true);
        block.node.operands.add(block.part);
    }

    private void close(Block block) {
        List<Expression> content = waiting.subList(block.base, waiting.size());
        block.part.operands.addAll(content);
        content.clear();
    }

    private void end(Step step, boolean own) {
        Block block = blocks.pop();
        close(block);
        block.node.end = own ? step : null;
        block.node.last = step.element;
        waiting.add(block.node);
    }
}
