package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the new function and its call. */
final class ExtractedText {
    private final Run run;
    private final Extraction extraction;
    private final String name;
    private final FunctionCode code;
    private final SourceText source;
    private final LocalDeclarations locals;
    private final List<Integer> parameters;
    private final List<Integer> own;
    private final List<Integer> results;
    private final List<String> operandNames = new ArrayList<>();
    private final BitSet removed;

    ExtractedText(Run run, Extraction extraction, String name) {
        this.run = run;
        this.extraction = extraction;
        this.name = name;
        this.code = run.code();
        this.source = code.analysis().source();
        this.locals = new LocalDeclarations(code);
        this.parameters = extraction.parameters().stream().boxed().toList();
        this.results = extraction.results().stream().boxed().toList();
        BitSet inside = mentioned(true);
        this.own = inside.stream()
                .filter(local -> !extraction.parameters().get(local))
                .boxed()
                .toList();
        this.removed = removable(inside);
        nameOperands(inside);
    }

    private boolean isInside(Use use) {
        return run.span().start() <= use.span().start()
                && use.span().end() <= run.span().end();
    }

    /** The locals that the instructions mention, or that others do. */
    private BitSet mentioned(boolean inside) {
        BitSet found = new BitSet();
        locals.uses().stream().filter(use -> isInside(use) == inside).forEach(use -> found.set(use.index()));
        return found;
    }

    private BitSet removable(BitSet inside) {
        BitSet gone = (BitSet) inside.clone();
        gone.andNot(mentioned(false));
        gone.andNot(extraction.parameters());
        gone.andNot(extraction.results());
        gone.clear(0, code.parameterCount());
        return locals.removable(gone);
    }

    private void nameOperands(BitSet inside) {
        List<String> taken = new ArrayList<>();
        inside.or(extraction.parameters());
        inside.stream().forEach(local -> locals.definitions().get(local).name().ifPresent(taken::add));
        FreshNames names = new FreshNames(taken);
        List<Integer> producers = code.producers(run.from());
        int first = producers.size() - extraction.operands().size();
        for (int producer : producers.subList(first, producers.size())) {
            operandNames.add(names.identifierLike(FreshNames.ofValue(code, producer)));
        }
    }

    /** {@return the changes that take locals out of the old function which only the new one has now} */
    List<Replacement> removals() {
        return removed.isEmpty() ? List.of() : locals.removed(removed, run.span());
    }

    // The call.

    /** {@return what stands where the instructions stood} */
    String call() {
        return run.areFolded() || run.areOperands() ? foldedCall() : flatCall();
    }

    private String foldedCall() {
        StringBuilder call = new StringBuilder("(call " + name);
        for (int local : parameters) {
            call.append(" (local.get ").append(shown(local)).append(")");
        }
        call.append(")");
        if (results.size() == 1) {
            call.insert(0, "(local.set " + shown(results.getFirst()) + " ").append(")");
        } else {
            for (int local : results.reversed()) {
                call.append(separator())
                        .append("(local.set ")
                        .append(shown(local))
                        .append(")");
            }
        }
        return call.append(needsUnreachable() ? separator() + "(unreachable)" : "")
                .toString();
    }

    private String flatCall() {
        List<String> lines = new ArrayList<>();
        parameters.forEach(local -> lines.add("local.get " + shown(local)));
        lines.add("call " + name);
        results.reversed().forEach(local -> lines.add("local.set " + shown(local)));
        if (needsUnreachable()) {
            lines.add("unreachable");
        }
        return String.join(separator(), lines);
    }

    private String shown(int local) {
        return locals.shown(local, removed);
    }

    private String separator() {
        return Layout.separator(source, run.span());
    }

    private boolean needsUnreachable() {
        return !extraction.endReached() && !extraction.returns();
    }

    // The function.

    /** {@return the new function} */
    String function() {
        int start = code.field().span().start();
        boolean lines = Layout.startsLine(source, start);
        String separator = lines ? Layout.lineBreak(source, start) + Layout.deeper(source, start) : " ";
        StringBuilder text = new StringBuilder("(func " + name);
        for (int i = 0; i < operandNames.size(); i++) {
            text.append(
                    group("param", operandNames.get(i), extraction.operands().get(i)));
        }
        parameters.forEach(local -> text.append(group("param", local)));
        List<ValueType> gives = new ArrayList<>(extraction.left());
        results.forEach(local -> gives.add(code.localTypes().get(local)));
        text.append(gives.isEmpty() ? "" : " " + Types.clause(code.module(), "result", gives));
        if (!own.isEmpty()) {
            text.append(separator)
                    .append(own.stream()
                            .map(local -> group("local", local).substring(1))
                            .collect(Collectors.joining(separator)));
        }
        boolean folded = run.areFolded() || run.areOperands();
        operandNames.forEach(operand -> text.append(separator).append(get(operand, folded)));
        text.append(separator).append(body(lines));
        results.forEach(local -> text.append(separator).append(get(inside(local), folded)));
        return text.append(")").toString();
    }

    private static String get(String local, boolean folded) {
        return folded ? "(local.get " + local + ")" : "local.get " + local;
    }

    private String group(String keyword, int local) {
        return group(keyword, locals.name(local).orElse(""), code.localTypes().get(local));
    }

    private String group(String keyword, String called, ValueType type) {
        return " (" + keyword + (called.isEmpty() ? "" : " " + called) + " " + Types.show(code.module(), type) + ")";
    }

    private String inside(int local) {
        return locals.name(local).orElseGet(() -> Integer.toString(numberInside(local)));
    }

    /** Operands come first, then the other parameters, then the locals. */
    private int numberInside(int local) {
        int parameter = parameters.indexOf(local);
        return operandNames.size() + (parameter >= 0 ? parameter : parameters.size() + own.indexOf(local));
    }

    private String body(boolean lines) {
        List<Replacement> changes = new ArrayList<>();
        for (Use use : locals.uses()) {
            if (isInside(use) && locals.isNumber(use)) {
                changes.add(new Replacement(use.span(), Integer.toString(numberInside(use.index()))));
            }
        }
        String text = CodeText.changed(source, run.span(), changes);
        int start = code.field().span().start();
        return lines ? CodeText.reindented(source, run.span().start(), text, Layout.deeper(source, start)) : text;
    }
}
