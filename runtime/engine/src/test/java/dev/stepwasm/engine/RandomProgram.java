package dev.stepwasm.engine;

import java.util.List;
import java.util.Random;

/**
 * A valid function of random statements over i32 and i64 locals, calls, memory, blocks and loops that end. Made so that
 * values stay on the stack while locals change and control flows join, which is where a translator goes wrong.
 */
final class RandomProgram {
    private static final List<String> I32 = List.of(
            "add", "sub", "mul", "and", "or", "xor", "shl", "shr_s", "shr_u", "rotl", "div_u", "rem_s", "div_s");
    private static final List<String> COMPARE =
            List.of("eq", "ne", "lt_s", "lt_u", "gt_s", "gt_u", "le_s", "le_u", "ge_s", "ge_u");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private int left;

    private RandomProgram(long seed) {
        this.random = new Random(seed);
        this.left = 10 + random.nextInt(60);
    }

    /** {@return a module with an export {@code run} from i32 and i64 to i32 and i64} */
    static String of(long seed) {
        var program = new RandomProgram(seed);
        program.statements(0);
        return """
                (module
                  (memory 1)
                  (global $g (mut i32) (i32.const 3))
                  (table 2 funcref)
                  (elem (i32.const 0) func $twice $less)
                  (type $unary (func (param i32) (result i32)))
                  (func $twice (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1)))
                  (func $less (param i32) (result i32) (i32.sub (local.get 0) (i32.const 1)))
                  (func $pair (param i32 i32) (result i32 i32) (local.get 1) (local.get 0))
                  (func (export "run") (param $a i32) (param $l i64) (result i32 i64)
                    (local $b i32) (local $c i32) (local $m i64) (local $fuel i32)
                    (local.set $fuel (i32.const 40))
                %s
                    (i32.add (local.get $a) (i32.add (i32.mul (local.get $b) (i32.const 31)) (global.get $g)))
                    (i64.xor (local.get $l) (i64.mul (local.get $m) (i64.extend_i32_u (local.get $c))))))
                """.formatted(program.out.toString().indent(4));
    }

    private void statements(int labels) {
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count && left > 0; i++) {
            statement(labels);
        }
    }

    private void statement(int labels) {
        left--;
        depth++;
        switch (random.nextInt(depth > 6 ? 7 : 12)) {
            case 0, 1 -> line("(local.set " + local() + " " + i32(3, labels) + ")");
            case 2 -> line("(local.set " + local64() + " " + i64(3) + ")");
            case 3 ->
                line("(i32.store offset=" + random.nextInt(8) + " (i32.and " + i32(2, labels) + " (i32.const 0xfff)) "
                        + i32(2, labels) + ")");
            case 4 -> line("(global.set $g " + i32(2, labels) + ")");
            case 5 -> line("(local.set $b (local.set $c (call $pair " + i32(1, labels) + " " + i32(1, labels) + ")))");
            case 6 -> {
                if (labels > 0) {
                    line("(br_if " + random.nextInt(labels) + " " + condition() + ")");
                }
            }
            case 7 -> {
                line("(block");
                statements(labels + 1);
                line(")");
            }
            case 8 -> {
                line("(if " + condition() + " (then");
                statements(labels + 1);
                line(") (else");
                statements(labels + 1);
                line("))");
            }
            case 9 -> {
                // A loop label must not be reached by other branches, or the program might not end.
                line("(loop");
                line("(block");
                statements(1);
                line(")");
                line("(local.set $fuel (i32.sub (local.get $fuel) (i32.const 1)))");
                line("(br_if 0 (i32.gt_s (local.get $fuel) (i32.const 0))))");
            }
            case 10 -> {
                line("(block (block (block (br_table 0 1 2 1 " + i32(1, labels) + ")");
                line(")");
                statements(labels + 2);
                line(")");
                statements(labels + 1);
                line(")");
            }
            default ->
                line("(local.set " + local() + " (i32.add " + i32(1, labels) + " (block (result i32) " + i32(2, labels)
                        + " (br_if 0 " + condition() + ") (local.set $a (i32.const " + constant() + ")) (drop) "
                        + i32(1, labels)
                        + ")))");
        }
        depth--;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String local() {
        return List.of("$a", "$b", "$c").get(random.nextInt(3));
    }

    private String local64() {
        return random.nextBoolean() ? "$l" : "$m";
    }

    private String constant() {
        return Integer.toString(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(9) - 2);
    }

    private String condition() {
        return switch (random.nextInt(5)) {
            case 0 -> "(i32.eqz " + i32(1, 0) + ")";
            case 1 -> "(i64." + any(COMPARE) + " " + i64(1) + " " + i64(1) + ")";
            case 2 -> i32(1, 0);
            default -> "(i32." + any(COMPARE) + " " + i32(1, 0) + " " + i32(1, 0) + ")";
        };
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String i32(int deep, int labels) {
        if (deep == 0) {
            return random.nextInt(3) == 0 ? "(i32.const " + constant() + ")" : "(local.get " + local() + ")";
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> "(i32.const " + constant() + ")";
            case 2, 3 -> "(local.get " + local() + ")";
            case 4, 5 -> "(local.tee " + local() + " " + i32(deep - 1, labels) + ")";
            case 6 -> "(i32.load8_s offset=3 (i32.and " + i32(deep - 1, labels) + " (i32.const 0xfff)))";
            case 7 -> "(select " + i32(deep - 1, labels) + " " + i32(deep - 1, labels) + " " + condition() + ")";
            case 8 ->
                "(call_indirect (type $unary) " + i32(deep - 1, labels) + " (i32.and " + i32(deep - 1, labels)
                        + " (i32.const 1)))";
            case 9 ->
                "(if (result i32) " + condition() + " (then " + i32(deep - 1, labels) + ") (else "
                        + i32(deep - 1, labels) + "))";
            case 10 -> "(i32.wrap_i64 " + i64(deep - 1) + ")";
            case 11 -> "(call $twice " + i32(deep - 1, labels) + ")";
            default -> "(i32." + any(I32) + " " + i32(deep - 1, labels) + " " + i32(deep - 1, labels) + ")";
        };
    }

    private String i64(int deep) {
        if (deep == 0) {
            return "(local.get " + local64() + ")";
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(i64.const " + random.nextLong() + ")";
            case 1 -> "(i64.extend_i32_s " + i32(deep - 1, 0) + ")";
            case 2 -> "(local.tee " + local64() + " " + i64(deep - 1) + ")";
            case 3 -> "(i64.load32_u (i32.and " + i32(deep - 1, 0) + " (i32.const 0xff)))";
            default ->
                "(i64." + List.of("add", "sub", "mul", "rotr", "shr_u", "rem_u").get(random.nextInt(6)) + " "
                        + i64(deep - 1) + " " + i64(deep - 1) + ")";
        };
    }
}
