package dev.stepwasm.engine.differential;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Makes a function: random statements and expressions over locals, globals, memory and tables, with blocks, branches
 * and calls. Values stay on the stack while locals change and control flow joins, which is where a translator goes wrong.
 */
final class Body {
    private static final int LOCALS_OF_A_KIND = 2;
    private static final int DEEPEST = 5;

    private final Random random;
    private final Instructions instructions;
    private final List<Signature> functions;
    private final List<Kind> globals;
    private final int number;
    private final Signature signature;
    private final Deque<Label> labels = new ArrayDeque<>();
    private int nextLabel;
    private int left;
    private int nesting;

    /**
     * A function of a module.
     *
     * @param functions of all functions of the module
     * @param number of this one
     */
    Body(Random random, Instructions instructions, List<Signature> functions, List<Kind> globals, int number) {
        this.random = random;
        this.instructions = instructions;
        this.functions = functions;
        this.globals = globals;
        this.number = number;
        this.signature = functions.get(number);
        this.left = 30 + random.nextInt(90);
    }

    /**
     * Where a branch can go.
     *
     * @param types that it takes along
     * @param loop whether it begins a loop anew, which takes fuel
     */
    private record Label(String name, List<Kind> types, boolean loop) {}

    Piece function() {
        var parts = new ArrayList<Object>();
        String export = signature.isForHosts() ? " (export \"f" + number + "\")" : "";
        parts.add(
                "  (func $f%d%s%s%s\n".formatted(number, export, parameters(), Signature.results(signature.results())));
        parts.add("    (local $nan32 f32) (local $nan64 f64)");
        for (Kind kind : instructions.kinds()) {
            for (int i = 0; i < LOCALS_OF_A_KIND; i++) {
                parts.add(" (local $%s_%d %s)".formatted(kind.keyword(), i, kind.keyword()));
            }
        }
        if (instructions.kinds().contains(Kind.V128)) {
            parts.add(" (local $nanv v128)");
        }
        parts.add("\n    " + burn() + "\n");
        parts.add("    (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (unreachable)))\n");
        for (int i = 0; i < signature.parameters().size(); i++) {
            Kind kind = signature.parameters().get(i);
            parts.add("    (local.set $%s_%d (local.get $p%d))\n".formatted(kind.keyword(), i % LOCALS_OF_A_KIND, i));
        }
        labels.push(new Label("$f" + number + "end", signature.results(), false));
        parts.add("    (block $f%dend%s\n".formatted(number, Signature.results(signature.results())));
        statements(parts, 2 + random.nextInt(5));
        parts.add(results(signature.results(), 3));
        parts.add("))\n");
        return Piece.fixed(parts.toArray());
    }

    private String parameters() {
        var out = new StringBuilder();
        for (int i = 0; i < signature.parameters().size(); i++) {
            out.append(" (param $p%d %s)"
                    .formatted(i, signature.parameters().get(i).keyword()));
        }
        return out.toString();
    }

    private static String burn() {
        return "(global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))";
    }

    private void statements(List<Object> parts, int count) {
        for (int i = 0; i < count; i++) {
            parts.add(indent());
            parts.add(statement());
            parts.add("\n");
        }
    }

    private String indent() {
        return " ".repeat(4 + 2 * Math.min(nesting, 8));
    }

    /** {@return expressions that leave these values} */
    private Piece results(List<Kind> kinds, int deep) {
        if (kinds.size() == 1) {
            return value(kinds.getFirst(), deep);
        }
        List<Integer> callees = callees(kinds);
        if (!callees.isEmpty() && random.nextInt(3) == 0) {
            boolean leaves = kinds.equals(signature.results()) && random.nextInt(3) == 0;
            return Piece.fixed(call(Constants.any(callees, random), deep, leaves ? "return_call" : "call"));
        }
        var parts = new ArrayList<Object>();
        for (Kind kind : kinds) {
            parts.add(value(kind, deep));
            parts.add(" ");
        }
        return Piece.fixed(parts.toArray());
    }

    /** {@return functions with these results} Recursion is rare, because it uses up all fuel. */
    private List<Integer> callees(List<Kind> results) {
        var found = new ArrayList<Integer>();
        boolean recursive = random.nextInt(8) == 0;
        for (int i = recursive ? 0 : number + 1; i < functions.size(); i++) {
            if (functions.get(i).results().equals(results)) {
                found.add(i);
            }
        }
        return found;
    }

    // Statements.

    private Piece statement() {
        left--;
        nesting++;
        try {
            return left < 0 || nesting > DEEPEST ? simple() : random.nextInt(3) == 0 ? control() : simple();
        } finally {
            nesting--;
        }
    }

    private Piece simple() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                Kind kind = anyKind();
                yield Piece.statement("(local.set " + local(kind) + " ", value(kind, 3), ")");
            }
            case 3, 4 -> {
                int global = random.nextInt(globals.size());
                yield Piece.statement("(global.set $g" + global + " ", value(globals.get(global), 3), ")");
            }
            case 5, 6, 7 -> instructions.effect(kind -> value(kind, 2));
            case 8 -> Piece.statement("(drop ", value(anyKind(), 3), ")");
            case 9 -> table();
            case 10 -> taken();
            default -> branchIf();
        };
    }

    /** Several values at once go into locals. */
    private Piece taken() {
        int callee = number + 1 + random.nextInt(functions.size());
        if (callee >= functions.size()) {
            List<Kind> results = List.of(anyKind(), anyKind(), anyKind());
            return assigned(results, block(Optional.empty(), results));
        }
        return assigned(functions.get(callee).results(), call(callee, 2, "call"));
    }

    private Piece assigned(List<Kind> kinds, Piece values) {
        var parts = new ArrayList<Object>();
        kinds.forEach(kind -> parts.add("(local.set " + local(kind) + " "));
        parts.add(Piece.fixed(values));
        parts.add(")".repeat(kinds.size()));
        return Piece.statement(parts.toArray());
    }

    private Piece table() {
        String table = random.nextBoolean() ? "$t" : "$x";
        Kind kind = table.equals("$t") ? Kind.FUNCREF : Kind.EXTERNREF;
        Piece at = Instructions.masked(value(Kind.I32, 2), random.nextInt(10) == 0 ? 15 : table.equals("$t") ? 7 : 1);
        return switch (random.nextInt(3)) {
            case 0 -> Piece.statement("(table.set " + table + " ", at, " ", value(kind, 2), ")");
            case 1 -> Piece.statement("(table.fill " + table + " ", at, " ", value(kind, 2), " (i32.const 1))");
            default -> Piece.statement("(drop (table.grow " + table + " ", value(kind, 1), " ", at, "))");
        };
    }

    private Piece control() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> choice(Optional.empty());
            case 2 -> block(Optional.empty(), List.of());
            case 3, 4 -> loop(Optional.empty(), List.of());
            case 5 -> table(1 + random.nextInt(3));
            case 6 -> tailCall();
            default -> jump();
        };
    }

    /** {@return a branch that is always taken, now and then, and leaves dead code behind} */
    private Piece jump() {
        Label label = anyLabel(false);
        Piece taken = Piece.statement("(br " + label.name() + " ", results(label.types(), 2), ")");
        Piece left = Piece.statement("(return ", results(signature.results(), 2), ")");
        Piece jump = random.nextInt(3) == 0 ? left : taken;
        return random.nextInt(4) == 0 ? jump : Piece.statement("(if ", value(Kind.I32, 2), " (then ", jump, "))");
    }

    private Piece tailCall() {
        List<Integer> callees = callees(signature.results());
        if (callees.isEmpty()) {
            return jump();
        }
        int callee = Constants.any(callees, random);
        String word = random.nextBoolean() ? "return_call" : "return_call_indirect";
        return Piece.statement("(if ", value(Kind.I32, 2), " (then ", call(callee, 2, word), "))");
    }

    /** {@return a branch that may be taken; what it would take along is dropped if it is not} */
    private Piece branchIf() {
        Label label = anyLabel(true);
        var parts = new ArrayList<Object>();
        parts.add("(br_if " + label.name() + " ");
        parts.add(results(label.types(), 2));
        parts.add(" ");
        parts.add(condition(label));
        parts.add(")" + " (drop)".repeat(label.types().size()));
        return Piece.statement(parts.toArray());
    }

    private Piece condition(Label label) {
        Piece condition = value(Kind.I32, 2);
        return label.loop()
                ? Piece.fixed(
                        "(i32.and (i32.ne (i32.const 0) ", condition, ") (i32.gt_s (global.get $fuel) (i32.const 0)))")
                : condition;
    }

    private Label anyLabel(boolean loops) {
        List<Label> choice =
                labels.stream().filter(label -> loops || !label.loop()).toList();
        return Constants.any(choice, random);
    }

    private Piece table(int blocks) {
        var parts = new ArrayList<Object>();
        var names = new StringBuilder();
        for (int i = 0; i < blocks; i++) {
            String name = newLabel();
            names.insert(0, " " + name);
            parts.add("(block " + name + " ");
            labels.push(new Label(name, List.of(), false));
        }
        Label other = Constants.any(
                labels.stream()
                        .filter(label -> label.types().isEmpty() && !label.loop())
                        .toList(),
                random);
        parts.add("(br_table" + names + " " + other.name() + " ");
        parts.add(random.nextInt(8) == 0 ? value(Kind.I32, 2) : Instructions.masked(value(Kind.I32, 2), 3));
        parts.add(")");
        for (int i = 0; i < blocks; i++) {
            parts.add(")\n");
            labels.pop();
            statements(parts, random.nextInt(2));
        }
        return Piece.statement(parts.toArray());
    }

    // Blocks, with or without results.

    private static Piece made(Optional<Kind> result, List<Object> parts) {
        return result.map(kind -> Piece.value(kind, parts.toArray())).orElseGet(() -> Piece.statement(parts.toArray()));
    }

    private Piece block(Optional<Kind> result, List<Kind> types) {
        var parts = new ArrayList<Object>();
        List<Kind> parameters = random.nextInt(4) == 0 ? List.of(anyKind()) : List.of();
        parameters.forEach(kind -> {
            parts.add(value(kind, 1));
            parts.add(" ");
        });
        String name = newLabel();
        parts.add("(block " + name + Signature.parameters(parameters) + Signature.results(types) + "\n");
        labels.push(new Label(name, types, false));
        parameters.forEach(kind -> parts.add(indent() + "(local.set " + local(kind) + ")\n"));
        statements(parts, 1 + random.nextInt(3));
        parts.add(results(types, 2));
        parts.add(")");
        labels.pop();
        return made(result, parts);
    }

    private Piece loop(Optional<Kind> result, List<Kind> types) {
        var parts = new ArrayList<Object>();
        List<Kind> parameters = random.nextInt(3) == 0 ? List.of(anyKind()) : List.of();
        parameters.forEach(kind -> {
            parts.add(value(kind, 1));
            parts.add(" ");
        });
        String name = newLabel();
        parts.add("(loop " + name + Signature.parameters(parameters) + Signature.results(types) + "\n");
        var label = new Label(name, parameters, true);
        labels.push(label);
        parts.add(indent() + "  " + burn() + "\n");
        parameters.forEach(kind -> parts.add(indent() + "(local.set " + local(kind) + ")\n"));
        statements(parts, 1 + random.nextInt(3));
        parts.add(branchIf(label));
        parts.add(results(types, 2));
        parts.add(")");
        labels.pop();
        return made(result, parts);
    }

    private Piece branchIf(Label label) {
        return Piece.statement(
                "(br_if " + label.name() + " ",
                results(label.types(), 1),
                " ",
                condition(label),
                ")" + " (drop)".repeat(label.types().size()) + "\n");
    }

    private Piece choice(Optional<Kind> result) {
        var parts = new ArrayList<Object>();
        List<Kind> types = result.map(List::of).orElse(List.of());
        String name = newLabel();
        parts.add("(if " + name + Signature.results(types) + " ");
        parts.add(value(Kind.I32, 2));
        labels.push(new Label(name, types, false));
        parts.add(" (then\n");
        statements(parts, random.nextInt(3));
        parts.add(results(types, 2));
        if (result.isPresent() || random.nextBoolean()) {
            parts.add(") (else\n");
            statements(parts, random.nextInt(3));
            parts.add(results(types, 2));
        }
        parts.add("))");
        labels.pop();
        return made(result, parts);
    }

    // Expressions.

    private Piece value(Kind kind, int deep) {
        left--;
        if (deep <= 0 || left < 0) {
            return leaf(kind);
        }
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> leaf(kind);
            case 3, 4 -> Piece.value(kind, "(local.tee " + local(kind) + " ", value(kind, deep - 1), ")");
            case 5 -> select(kind, deep);
            case 6 -> nested(kind);
            case 7 -> called(kind, deep);
            case 8 -> reference(kind, deep);
            default -> instructions.value(kind, of -> value(of, deep - 1)).orElseGet(() -> reference(kind, deep));
        };
    }

    private Piece select(Kind kind, int deep) {
        String type = kind.isReference() || random.nextBoolean() ? " (result " + kind.keyword() + ")" : "";
        return Piece.value(
                kind,
                "(select" + type + " ",
                value(kind, deep - 1),
                " ",
                value(kind, deep - 1),
                " ",
                value(Kind.I32, deep - 1),
                ")");
    }

    private Piece nested(Kind kind) {
        if (nesting >= DEEPEST || left < 0) {
            return leaf(kind);
        }
        nesting++;
        try {
            return switch (random.nextInt(3)) {
                case 0 -> block(Optional.of(kind), List.of(kind));
                case 1 -> choice(Optional.of(kind));
                default -> loop(Optional.of(kind), List.of(kind));
            };
        } finally {
            nesting--;
        }
    }

    private Piece called(Kind kind, int deep) {
        List<Integer> callees = callees(List.of(kind));
        return callees.isEmpty()
                ? leaf(kind)
                : call(Constants.any(callees, random), deep - 1, random.nextInt(3) == 0 ? "call_indirect" : "call");
    }

    /** {@return a call; an indirect one of the entry that has the function at first, or of another} */
    private Piece call(int callee, int deep, String word) {
        var parts = new ArrayList<Object>();
        boolean indirect = word.endsWith("indirect");
        parts.add(indirect ? "(" + word + " $t (type $t" + callee + ")" : "(" + word + " $f" + callee);
        for (Kind kind : functions.get(callee).parameters()) {
            parts.add(" ");
            parts.add(value(kind, deep));
        }
        if (indirect) {
            parts.add(" ");
            parts.add(random.nextInt(4) == 0 ? Instructions.masked(value(Kind.I32, 1), 15) : entry(callee));
        }
        parts.add(")");
        List<Kind> results = functions.get(callee).results();
        return results.size() == 1 && !word.startsWith("return")
                ? Piece.value(results.getFirst(), parts.toArray())
                : Piece.statement(parts.toArray());
    }

    private Piece entry(int callee) {
        return Piece.value(Kind.I32, "(i32.const " + (callee + random.nextInt(3)) + ")");
    }

    private Piece reference(Kind kind, int deep) {
        Piece at = Instructions.masked(value(Kind.I32, deep - 1), random.nextInt(10) == 0 ? 15 : 1);
        return switch (kind) {
            case FUNCREF ->
                random.nextBoolean()
                        ? Piece.value(kind, "(table.get $t ", at, ")")
                        : Piece.value(kind, "(ref.func $f" + random.nextInt(functions.size()) + ")");
            case EXTERNREF -> Piece.value(kind, "(table.get $x ", at, ")");
            case I32 ->
                Piece.value(
                        kind,
                        "(ref.is_null ",
                        value(random.nextBoolean() ? Kind.FUNCREF : Kind.EXTERNREF, deep - 1),
                        ")");
            case I64, F32, F64, V128 -> leaf(kind);
        };
    }

    private Piece leaf(Kind kind) {
        var known = new ArrayList<Integer>();
        for (int i = 0; i < globals.size(); i++) {
            if (globals.get(i) == kind) {
                known.add(i);
            }
        }
        return switch (random.nextInt(4)) {
            case 0 ->
                known.isEmpty()
                        ? Piece.value(kind, kind.zero())
                        : Piece.value(kind, "(global.get $g" + Constants.any(known, random) + ")");
            case 1 -> Piece.value(kind, Constants.instruction(kind, random));
            default -> Piece.value(kind, "(local.get " + local(kind) + ")");
        };
    }

    private Kind anyKind() {
        return Constants.any(instructions.kinds(), random);
    }

    private String local(Kind kind) {
        return "$" + kind.keyword() + "_" + random.nextInt(LOCALS_OF_A_KIND);
    }

    private String newLabel() {
        return "$l" + nextLabel++;
    }
}
