package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The blocks that are open while a function is translated, the function itself at the bottom. */
final class Blocks {
    private final List<Block> open = new ArrayList<>();

    /** One block and the branches to its label that wait for it. */
    static final class Block {
        final Opcode opcode;
        /** Operands below the block and its parameters. */
        final int height;

        final List<ValueType> parameters;
        final List<ValueType> results;
        /** Branches to the end. */
        final Words branches = new Words();
        /** Of a loop, where it begins. */
        int head;
        /** Of a loop, the instructions not counted yet where it begins. */
        int labelPending;
        /** The number of the instruction that opens it, -1 for the function. */
        final int opened;
        /** Of a {@code try} or {@code try_table}, its handlers so far. */
        final List<Handlers.Clause> clauses = new ArrayList<>();
        /** Of a {@code try}, the number of its first {@code catch} or {@code catch_all}; -1 as long as there is none. */
        int to = -1;
        /** Of a {@code try}, where its handlers note the exception. */
        int exceptionSlot;
        /** Whether a handler may come to the label of the end. */
        boolean caught;
        /** Of an {@code if}, the branch to the {@code else} until there is one; else -1. */
        int elseAt = -1;
        /** Of an {@code if}, the instructions not counted yet where the {@code else} begins. */
        int elsePending;

        Block(Opcode opcode, int opened, int height, List<ValueType> parameters, List<ValueType> results) {
            this.opcode = opcode;
            this.opened = opened;
            this.height = height;
            this.parameters = parameters;
            this.results = results;
        }

        /** {@return the number of operands that a branch takes along} */
        int arity() {
            return opcode == Opcode.LOOP ? parameters.size() : results.size();
        }

        /** Says that a handler may come to the label. */
        void caught() {
            caught = opcode != Opcode.LOOP;
        }

        /** Lets the branch at a word, whose count is that before the label, go to the label. */
        void branchFrom(Words words, int at) {
            if (opcode == Opcode.LOOP) {
                words.set(at + 1, head);
                words.set(at + 2, words.get(at + 2) - labelPending);
            } else {
                branches.add(at);
            }
        }

        /** Puts the label of the end here. */
        void bind(Words words, int pending) {
            for (int i = 0; i < branches.size(); i++) {
                int at = branches.get(i);
                words.set(at + 1, words.size());
                words.set(at + 2, words.get(at + 2) - pending);
            }
        }
    }

    Block open(Opcode opcode, int opened, int height, List<ValueType> parameters, List<ValueType> results) {
        var block = new Block(opcode, opened, height, parameters, results);
        open.add(block);
        return block;
    }

    void close() {
        open.removeLast();
    }

    Block top() {
        return open.getLast();
    }

    /** {@return the block that a branch of a nesting depth names} */
    Block at(int depth) {
        return open.get(open.size() - 1 - depth);
    }

    int depth() {
        return open.size();
    }
}
