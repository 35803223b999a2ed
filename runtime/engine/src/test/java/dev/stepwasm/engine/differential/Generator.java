package dev.stepwasm.engine.differential;

import dev.stepwasm.wasm.opcode.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes valid modules that end: functions that call each other, a memory, tables, globals. Loops and calls use up fuel,
 * which the export {@code refuel} gives. The export {@code observe} writes globals, table entries and sizes into memory,
 * so that everything that a module has changed can be read there.
 */
final class Generator {
    /** Loop iterations and function entries of one call. */
    private static final int FUEL = 60;

    private final Random random;
    private final Instructions instructions;
    private final List<Signature> functions = new ArrayList<>();
    private final List<Kind> globals = new ArrayList<>();

    private Generator(long seed, Set<Feature> features) {
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        this.instructions = new Instructions(random, features);
    }

    /** {@return the program of a seed: always the same for the same features} */
    static Program program(long seed, Set<Feature> features) {
        var generator = new Generator(seed, features);
        Piece text = generator.module();
        return new Program(seed, text, generator.calls());
    }

    private Piece module() {
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            functions.add(new Signature(
                    i == 0 ? kinds(Kind.NUMBERS, 3) : kinds(instructions.kinds(), 4),
                    i == 0 ? kinds(Kind.NUMBERS, 3) : kinds(instructions.kinds(), 3)));
        }
        for (Kind kind : instructions.kinds()) {
            if (!kind.isReference()) {
                globals.add(kind);
            }
        }
        globals.addAll(kinds(globals, 3));
        var parts = new ArrayList<Object>();
        parts.add("(module\n" + definitions());
        for (int i = 0; i < count; i++) {
            parts.add(new Body(random, instructions, functions, globals, i).function());
        }
        parts.add(observer() + ")\n");
        return Piece.fixed(parts.toArray());
    }

    private List<Kind> kinds(List<Kind> from, int most) {
        return Stream.generate(() -> Constants.any(from, random))
                .limit(random.nextInt(most + 1))
                .toList();
    }

    private String definitions() {
        var out = new StringBuilder();
        for (int i = 0; i < functions.size(); i++) {
            out.append("  (type $t%d (func%s%s))\n"
                    .formatted(
                            i,
                            Signature.parameters(functions.get(i).parameters()),
                            Signature.results(functions.get(i).results())));
        }
        out.append("""
                  (memory (export "memory") 1 3)
                  (data $passive "\\00\\01\\7f\\80\\ff\\fe")
                  (data (i32.const %d) "\\01\\02\\03\\04\\f0\\ff\\7f\\80\\00\\00\\80\\3f\\cd\\cc\\cc\\bd")
                  (table $t 8 10 funcref)
                  (table $x 2 4 externref)
                  (elem $elems func $f0 $f1 $f0 $f1)
                  (elem (table $t) (i32.const %d) func %s)
                  (global $fuel (mut i32) (i32.const %d))
                  (func (export "refuel") (global.set $fuel (i32.const %d)))
                """.formatted(random.nextInt(64), random.nextInt(3), entries(), FUEL, FUEL));
        for (int i = 0; i < globals.size(); i++) {
            out.append("  (global $g%d (mut %s) %s)\n"
                    .formatted(i, globals.get(i).keyword(), Constants.instruction(globals.get(i), random)));
        }
        return out.toString();
    }

    private String entries() {
        var out = new StringBuilder();
        for (int i = 0; i < functions.size(); i++) {
            out.append(" $f").append(i);
        }
        return out.toString();
    }

    /** {@return the function that writes everything into memory} */
    private String observer() {
        var out = new StringBuilder("  (func (export \"observe\")\n");
        for (int i = 0; i < globals.size(); i++) {
            out.append("    (%s.store (i32.const %d) (global.get $g%d))\n"
                    .formatted(globals.get(i).keyword(), 16 * i, i));
        }
        for (int i = 0; i < 10; i++) {
            out.append("    (if (i32.lt_u (i32.const %d) (table.size $t)) (then\n".formatted(i));
            out.append("      (i32.store8 offset=256 (i32.const %d) (ref.is_null (table.get $t (i32.const %d))))))\n"
                    .formatted(i, i));
        }
        out.append("    (i32.store (i32.const 512) (table.size $t))\n");
        out.append("    (i32.store (i32.const 516) (table.size $x))\n");
        out.append("    (i32.store (i32.const 520) (memory.size)))\n");
        return out.toString();
    }

    private List<Program.Call> calls() {
        var calls = new ArrayList<Program.Call>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < functions.size(); i++) {
                if (functions.get(i).isForHosts()) {
                    calls.add(new Program.Call("refuel", List.of(), List.of(), List.of()));
                    calls.add(call(i));
                }
            }
        }
        calls.add(new Program.Call("observe", List.of(), List.of(), List.of()));
        return calls;
    }

    private Program.Call call(int number) {
        Signature signature = functions.get(number);
        List<Long> arguments =
                signature.parameters().stream().map(this::argument).toList();
        return new Program.Call("f" + number, signature.parameters(), arguments, signature.results());
    }

    /** {@return bits} Some hosts do not keep those of a NaN, so there is only one. */
    private long argument(Kind kind) {
        return switch (kind) {
            case I32 -> Constants.i32(random);
            case F32 -> {
                float value = Float.intBitsToFloat(Constants.f32(random));
                yield Float.isNaN(value) ? 0x7FC0_0000 : Float.floatToRawIntBits(value);
            }
            case F64 -> {
                double value = Double.longBitsToDouble(Constants.f64(random));
                yield Double.isNaN(value) ? 0x7FF8_0000_0000_0000L : Double.doubleToRawLongBits(value);
            }
            default -> Constants.i64(random);
        };
    }
}
