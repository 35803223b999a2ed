package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;

/**
 * Forms that come up again and again, to be filled in: blocks, loops with a counter or a condition, choices that give a
 * value, accesses with their address. Each is proposed only where what it needs is there: a local to count with, a memory,
 * a value that is wanted.
 */
final class Templates {
    private static final String LABEL = " ${1:\\$label}";

    private final Suggestions suggestions;
    private final Place place;
    private final StackAt stack;
    private final Fit fit;
    private final Module module;

    Templates(Suggestions suggestions, StackAt stack, Fit fit, Module module) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.stack = stack;
        this.fit = fit;
        this.module = module;
    }

    void suggest() {
        if (place.afterOpen()) {
            folded("block", "block … )", LABEL + "\n\t$0");
            folded("loop", "loop … )", LABEL + "\n\t$0");
            folded("if", "if … )", " (${1:local.get 0})\n\t(then $0)");
            folded("if", "if … else … )", " (${1:local.get 0})\n\t(then $2)\n\t(else $0)");
        } else {
            flat("block", "block … end", LABEL + "\n\t$0\nend");
            flat("loop", "loop … end", LABEL + "\n\t$0\nend");
            flat("if", "if … end", "\n\t$0\nend");
            flat("if", "if … else … end", "\n\t$1\nelse\n\t$0\nend");
        }
        repetitions();
        choice();
        accesses();
    }

    /** Loops that end: by a counter, if there is a local for it, and by a condition. */
    private void repetitions() {
        if (stack.isOperand()) {
            return;
        }
        counter()
                .ifPresent(local -> folded(
                        "loop",
                        "(loop … counter " + local + ")",
                        "\n\t$0\n\t(br_if 0 (i32.lt_u (local.tee " + Snippets.plain(local) + " (i32.add (local.get "
                                + Snippets.plain(local) + ") (i32.const 1))) (${1:i32.const 10})))"));
        folded(
                "block",
                "(block (loop … while))",
                "\n\t(loop\n\t\t(br_if 1 (i32.eqz (${1:i32.const 0})))\n\t\t$0\n\t\t(br 0))");
    }

    private Optional<String> counter() {
        Optional<ModuleAnalysis> analysis = place.module();
        int function = place.isInFunction() ? place.defined(IndexSpace.FUNCTION) : -1;
        return analysis.flatMap(known -> new ShorthandNames(known, function)
                .locals().reversed().stream()
                        .filter(local -> local.type() == ValueType.Numeric.I32)
                        .map(ShorthandNames.Variable::name)
                        .findFirst());
    }

    /** A choice that gives the value that is wanted. */
    private void choice() {
        List<ValueType> wanted = stack.wanted().orElse(List.of());
        if (stack.isOperand() && !wanted.isEmpty() && wanted.getFirst() instanceof ValueType.Numeric type) {
            folded(
                    "if",
                    "(if (result " + type.show() + ") … else …)",
                    " (result " + type.show() + ") (${1:i32.const 0})\n\t(then (${2:" + type.show()
                            + ".const 0}))\n\t(else (${3:" + type.show() + ".const 0}))");
        }
    }

    private void accesses() {
        if (module.memoryCount() == 0) {
            return;
        }
        MemoryType memory = module.memory(0);
        String address = " (${1:" + memory.addressType().show() + ".const 0})";
        if (stack.isOperand()) {
            List<ValueType> wanted = stack.wanted().orElse(List.of());
            if (!wanted.isEmpty() && wanted.getFirst() instanceof ValueType.Numeric type) {
                String load = type.show() + ".load";
                folded(load, "(" + load + " … address)", address);
            }
        } else {
            folded("i32.store", "(i32.store … address value)", address + " (${2:i32.const 0})");
            folded("i64.store", "(i64.store … address value)", address + " (${2:i64.const 0})");
        }
    }

    private void flat(String keyword, String label, String rest) {
        add(keyword, label, keyword + rest);
    }

    /** Puts what is behind a keyword into parentheses, as far as they are not there. */
    private void folded(String keyword, String label, String rest) {
        boolean open = place.afterOpen();
        String text = (open ? "" : "(") + keyword + rest + (open && place.isClosed() ? "" : ")");
        add(keyword, label, text);
    }

    private void add(String keyword, String label, String text) {
        int found = fit.best(List.of(Effect.of(List.of(), List.of())));
        suggestions.add(new Proposal(
                Proposal.Kind.WORD, label, text, keyword, "", found + Fit.MISMATCH, false, Optional.empty()));
    }
}
