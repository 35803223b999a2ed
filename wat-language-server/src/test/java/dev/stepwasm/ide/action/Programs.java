package dev.stepwasm.ide.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes small valid modules at random, in which nearly every instruction makes a difference. Every run of theirs ends. */
final class Programs {
    private static final List<String> BINARY =
            List.of("add", "sub", "mul", "xor", "and", "or", "shl", "shr_u", "rotl", "div_u", "rem_s", "lt_s", "eq");

    private final Random random;
    private final boolean numbers;
    private final boolean flat;
    private final List<String> labels = new ArrayList<>();
    private int blocks;
    private int function;
    private int locals;
    private int once;

    Programs(Random random) {
        this.random = random;
        this.numbers = random.nextInt(4) == 0;
        this.flat = random.nextInt(3) == 0;
    }

    /** {@return the text of a module} */
    String module() {
        StringBuilder text = new StringBuilder("(module\n");
        text.append("  (import \"env\" \"host\" (func $host (param i32) (result i32)))\n");
        text.append("  (tag $e (param i32))\n  (memory 1)\n  (global $g (mut i32) (i32.const 7))\n");
        int count = 2 + random.nextInt(3);
        for (function = 0; function < count; function++) {
            text.append(function());
        }
        return text.append(")\n").toString();
    }

    private String function() {
        int parameters = 1 + function % 2;
        locals = parameters + 1 + random.nextInt(3);
        StringBuilder text = new StringBuilder("  (func $f" + function);
        if (random.nextBoolean()) {
            text.append(" (export \"f").append(function).append("\")");
        }
        for (int i = 0; i < locals; i++) {
            String name = numbers ? "" : "$l" + i + " ";
            text.append(i < parameters ? " (param " : " (local ").append(name).append("i32)");
            if (i == parameters - 1) {
                text.append(" (result i32)");
            }
        }
        once = 0;
        String body = statements(3, "    ");
        String result = value(3);
        for (int i = 0; i < once; i++) {
            text.append(" (local $once").append(i).append(" i32)");
        }
        return text.append("\n    (local $fuel i32)\n")
                .append(body)
                .append("    ")
                .append(result)
                .append(")\n")
                .toString();
    }

    private String statements(int depth, String indent) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(indent).append(statement(depth, indent)).append("\n");
        }
        return text.toString();
    }

    private String statement(int depth, String indent) {
        String deeper = indent + "  ";
        int kind = random.nextInt(depth > 0 ? 12 : 6);
        return switch (kind) {
            case 0 -> apply("local.set " + local(), value(depth));
            case 1, 2 -> {
                String value = value(random.nextInt(3));
                String set = (random.nextInt(4) == 0 ? "(drop (local.tee $once" : "((local.set $once") + once++ + " ";
                yield set.startsWith("((") ? set.substring(1) + value + ")" : set + value + "))";
            }
            case 3 -> apply("global.set $g", value(depth));
            case 4 ->
                apply(
                        "i32.store offset=" + random.nextInt(64),
                        apply("i32.and", value(1), "(i32.const 0xff)"),
                        value(depth));
            case 5 -> apply("drop", value(depth));
            case 6, 7 ->
                "(if " + value(depth - 1) + "\n" + deeper + "(then\n" + statements(depth - 1, deeper + "  ") + deeper
                        + ")"
                        + (random.nextBoolean()
                                ? "\n" + deeper + "(else\n" + statements(depth - 1, deeper + "  ") + deeper + "))"
                                : ")");
            case 8 -> block("block", depth, deeper, "");
            case 9 ->
                block(
                        "loop",
                        depth,
                        deeper,
                        "(local.set $fuel (i32.add (local.get $fuel) (i32.const 1)))\n" + deeper
                                + "(br_if 0 (i32.lt_u (local.get $fuel) (i32.const " + (3 + random.nextInt(9)) + ")))");
            case 10 -> branch(depth);
            default ->
                "(block $c" + ++blocks + " (result i32) (try_table (catch $e $c" + blocks + ")\n"
                        + statements(depth - 1, deeper)
                        + deeper + (random.nextBoolean() ? "(throw $e " + value(1) + ")" : "(drop " + call() + ")")
                        + ") (i32.const 3))\n"
                        + indent + "(drop)";
        };
    }

    private String block(String keyword, int depth, String deeper, String last) {
        String label = random.nextBoolean() ? "$b" + blocks++ : "";
        labels.add(keyword.equals("block") ? label : "");
        String body = statements(depth - 1, deeper);
        labels.removeLast();
        String head = keyword + (label.isEmpty() ? "" : " " + label);
        return flat
                ? head + "\n" + body + deeper + last + "\n" + deeper + "end"
                : "(" + head + "\n" + body + deeper + last + ")";
    }

    /** Out of a block by name, out of the function, or nowhere. */
    private String branch(int depth) {
        List<String> named = labels.stream().filter(label -> !label.isEmpty()).toList();
        if (!named.isEmpty() && random.nextInt(4) > 0) {
            return apply("br_if " + named.get(random.nextInt(named.size())), value(depth - 1));
        }
        return random.nextInt(3) == 0 ? "(if " + value(1) + " (then (return " + value(1) + ")))" : "(nop)";
    }

    private String value(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 ->
                apply("i32." + BINARY.get(random.nextInt(BINARY.size())), value(depth - 1), value(depth - 1));
            case 4 ->
                apply("i32.load offset=" + random.nextInt(64), apply("i32.and", value(depth - 1), "(i32.const 0x1ff)"));
            case 5 -> apply("local.tee " + local(), value(depth - 1));
            case 6 -> call();
            case 7 -> apply("select", value(depth - 1), value(depth - 1), value(depth - 1));
            case 8 ->
                "(if (result i32) " + value(depth - 1) + " (then " + value(depth - 1) + ") (else " + value(depth - 1)
                        + "))";
            case 9 -> apply("i32.eqz", value(depth - 1));
            default -> leaf();
        };
    }

    private String leaf() {
        return switch (random.nextInt(5)) {
            case 0 -> apply("i32.const " + random.nextInt(20));
            case 1 -> apply("global.get $g");
            case 2 -> apply("local.get " + (once == 0 ? local() : "$once" + random.nextInt(once)));
            default -> apply("local.get " + local());
        };
    }

    /** Only functions that come before, so that there is no recursion. */
    private String call() {
        if (function == 0 || random.nextInt(3) == 0) {
            return apply("call $host", leaf());
        }
        int callee = random.nextInt(function);
        return callee % 2 == 0 ? apply("call $f" + callee, leaf()) : apply("call $f" + callee, leaf(), value(1));
    }

    private String local() {
        int local = random.nextInt(locals);
        return numbers ? Integer.toString(local) : "$l" + local;
    }

    /** What is an operand here and has a block in it stays folded. */
    private static String apply(String instruction, String... operands) {
        return "(" + instruction + (operands.length == 0 ? "" : " " + String.join(" ", operands)) + ")";
    }
}
