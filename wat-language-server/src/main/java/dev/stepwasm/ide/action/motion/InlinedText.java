package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Labels;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the body of a function where it is called. */
final class InlinedText {
    private final FunctionInlining inlining;
    private final FunctionCode code;
    private final FunctionCode callee;
    private final SourceText source;
    private final LocalDeclarations inside;
    private final LocalDeclarations outside;
    private final FreshNames names;
    private final List<String> groups = new ArrayList<>();
    private final Map<Integer, String> locals = new HashMap<>();
    private final Map<Integer, String> substitutes = new HashMap<>();
    private final String label;

    InlinedText(FunctionInlining inlining) {
        this.inlining = inlining;
        this.code = inlining.code();
        this.callee = inlining.callee();
        this.source = code.analysis().source();
        this.inside = new LocalDeclarations(callee);
        this.outside = new LocalDeclarations(code);
        this.names = FreshNames.ofLocals(code.module(), code.function());
        substitute();
        declare();
        this.label = freshLabel();
    }

    // Parameters and locals.

    /** Constants, and locals that are not set meanwhile, stand where the parameter stood. */
    private void substitute() {
        List<FunctionInlining.Argument> arguments = inlining.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            FunctionInlining.Argument argument = arguments.get(i);
            boolean simple = argument.to() - argument.from() == 1 && !isSet(callee, i, 0, callee.size());
            if (simple && isSimple(argument.from())) {
                substitutes.put(i, bare(argument.text()));
            }
        }
    }

    private boolean isSimple(int i) {
        return Effect.of(code, i, i + 1).isConstant()
                || (code.gets(i) && !isSet(code, code.index(i), i, inlining.call()));
    }

    private static boolean isSet(FunctionCode code, int local, int from, int to) {
        for (int i = from; i < to; i++) {
            if (code.sets(i) && code.index(i) == local) {
                return true;
            }
        }
        return false;
    }

    /** {@return an instruction without the parentheses around it} */
    private String bare(Span instruction) {
        String text = source.textOf(instruction);
        return text.startsWith("(") ? text.substring(1, text.length() - 1).strip() : text;
    }

    private void declare() {
        Set<Integer> used = new HashSet<>();
        inside.uses().forEach(use -> used.add(use.index()));
        for (int local = 0; local < callee.localTypes().size(); local++) {
            boolean needed = local < callee.parameterCount() ? !substitutes.containsKey(local) : used.contains(local);
            if (needed) {
                String name = names.identifierLike(
                        inside.definitions().get(local).name().orElse("value"));
                locals.put(local, name);
                groups.add("(local " + name + " "
                        + Types.show(code.module(), callee.localTypes().get(local)) + ")");
            }
        }
    }

    // Labels.

    private Set<String> labelsAround() {
        Place place =
                new Place(code.analysis(), new Span(code.position(inlining.call()), code.position(inlining.call())));
        Set<String> around = new HashSet<>();
        Labels.heads(place).forEach(head -> Labels.name(head).ifPresent(around::add));
        return around;
    }

    private List<Definition> labelsInside() {
        return callee.module().lowered().lookup().labels(callee.function());
    }

    private String freshLabel() {
        Set<String> taken = labelsAround();
        taken.addAll(FreshNames.names(labelsInside()));
        return new FreshNames(taken).identifierLike(calleeName().orElse("inlined"));
    }

    private Optional<String> calleeName() {
        return callee.module()
                .lowered()
                .lookup()
                .definition(IndexSpace.FUNCTION, callee.function(), -1)
                .flatMap(Definition::name);
    }

    /** Labels that would hide others from around the call get other names. */
    private void renameLabels(List<Replacement> changes) {
        Set<String> around = labelsAround();
        Set<String> taken = new HashSet<>(around);
        taken.addAll(FreshNames.names(labelsInside()));
        taken.add(Identifier.name(label, 0, label.length()));
        FreshNames fresh = new FreshNames(taken);
        Map<Integer, String> renamed = new HashMap<>();
        for (Definition definition : labelsInside()) {
            definition.name().filter(around::contains).ifPresent(name -> {
                String other = fresh.identifierLike(name);
                renamed.put(definition.index(), other);
                changes.add(new Replacement(definition.nameSpan(), other));
            });
        }
        for (Use use : inside.allUses()) {
            boolean named = use.space() == IndexSpace.LABEL && !inside.isNumber(use);
            if (named && renamed.containsKey(use.index())) {
                changes.add(new Replacement(use.span(), renamed.get(use.index())));
            }
        }
    }

    // The text.

    /** {@return the changes} */
    List<Replacement> edits() {
        List<Replacement> changes = new ArrayList<>();
        if (!groups.isEmpty()) {
            changes.add(outside.added(groups));
        }
        int start = start();
        while (opensLines() && start > 0 && source.text().charAt(start - 1) == ' ') {
            start--;
        }
        changes.add(new Replacement(new Span(start, place().end()), opensLines() ? separator() + text() : text()));
        return Changes.inOrder(changes);
    }

    /** What goes: the call with its arguments. */
    private Span place() {
        Span whole = inlining.whole().span();
        return inlining.arguments().isEmpty()
                ? whole
                : new Span(
                        Math.min(
                                whole.start(),
                                inlining.arguments().getFirst().text().start()),
                        whole.end());
    }

    private int start() {
        return place().start();
    }

    /** Operands in the middle of a line get lines of their own if there are several, or of several lines. */
    private boolean opensLines() {
        boolean several = inlining.bodySpansLines() || !groups.isEmpty();
        return inlining.isOperand() && several && !Layout.startsLine(source, start()) && source.lineCount() > 1;
    }

    private String indentation() {
        String indentation = Layout.indentation(source, start());
        return opensLines() ? indentation + step() : indentation;
    }

    private String step() {
        return Layout.deeper(source, start())
                .substring(Layout.indentation(source, start()).length());
    }

    /** What separates the parts of the text. */
    private String separator() {
        return opensLines() ? Layout.lineBreak(source, start()) + indentation() : Layout.separator(source, place());
    }

    private boolean isFolded() {
        return inlining.isFolded();
    }

    private String text() {
        List<String> parts = new ArrayList<>(setParameters());
        zero(parts);
        String body = body();
        if (!body.isEmpty()) {
            parts.add(body);
        }
        return parts.isEmpty() ? (isFolded() ? "(nop)" : "nop") : String.join(separator(), parts);
    }

    private List<String> setParameters() {
        List<String> parts = new ArrayList<>();
        if (inlining.arguments().size() == callee.parameterCount()) {
            for (int i = 0; i < callee.parameterCount(); i++) {
                if (!substitutes.containsKey(i)) {
                    String value = source.textOf(inlining.arguments().get(i).text());
                    parts.add(
                            isFolded()
                                    ? "(local.set " + locals.get(i) + " " + value + ")"
                                    : value + separator() + "local.set " + locals.get(i));
                }
            }
            return parts;
        }
        if (isFolded()) {
            List<Node> operands = inlining.whole().children();
            if (operands.size() > 1) {
                int start = operands.get(1).span().start();
                parts.add(
                        source.textOf(new Span(start, operands.getLast().span().end())));
            }
        }
        for (int i = callee.parameterCount() - 1; i >= 0; i--) {
            parts.add(isFolded() ? "(local.set " + locals.get(i) + ")" : "local.set " + locals.get(i));
        }
        return parts;
    }

    /** A local that may be read before it is set begins as zero each time. */
    private void zero(List<String> parts) {
        if (!inlining.isInLoop()) {
            return;
        }
        new LocalFlow(callee)
                .uses(0, callee.size()).needed().stream()
                        .filter(local -> local >= callee.parameterCount())
                        .forEach(local -> {
                            String zero = zero(callee.localTypes().get(local));
                            String set = "local.set " + locals.get(local);
                            parts.add(isFolded() ? "(" + set + " (" + zero + "))" : zero + separator() + set);
                        });
    }

    private String zero(ValueType type) {
        return switch (type) {
            case ValueType.Numeric numeric -> numeric.show() + ".const 0";
            case ValueType.Vector vector -> "v128.const i64x2 0 0";
            case ValueType.Reference(boolean nullable, HeapType heap) -> "ref.null " + heapName(heap);
            case ValueType.Bottom bottom -> "unreachable";
        };
    }

    private String heapName(HeapType heap) {
        return heap instanceof HeapType.Concrete(int index)
                ? code.module()
                        .lowered()
                        .lookup()
                        .definition(IndexSpace.TYPE, index, -1)
                        .map(Definition::show)
                        .orElse(Integer.toString(index))
                : heap.show();
    }

    private String body() {
        boolean block = inlining.needsBlock();
        if (inlining.bodyNodes().isEmpty()) {
            return "";
        }
        Span span = inlining.bodySpan();
        String separator = separator();
        boolean lines = separator.length() > 1;
        String indentation = indentation();
        String deeper = lines && block ? indentation + step() : indentation;
        String text = CodeText.changed(source, span, changes());
        text = CodeText.reindented(source, span.start(), text, deeper).strip();
        if (!block) {
            return text;
        }
        String results =
                callee.results().isEmpty() ? "" : " " + Types.clause(code.module(), "result", callee.results());
        String inner = lines ? Layout.lineBreak(source, start()) + deeper : " ";
        boolean folded = isFolded() || inlining.isOperand();
        return (folded ? "(block" : "block")
                + (inlining.returns() ? " " + label : "")
                + results
                + inner
                + text
                + (folded ? ")" : separator + "end");
    }

    private List<Replacement> changes() {
        List<Replacement> changes = new ArrayList<>();
        for (int i = 0; i < callee.size(); i++) {
            returns(i, changes);
        }
        for (Use use : inside.uses()) {
            if (locals.containsKey(use.index())) {
                changes.add(new Replacement(use.span(), locals.get(use.index())));
            } else if (substitutes.containsKey(use.index())) {
                changes.add(new Replacement(
                        new Span(keywordBefore(use.span().start()), use.span().end()), substitutes.get(use.index())));
            }
        }
        renameLabels(changes);
        return changes;
    }

    /** The keyword of the {@code local.get} whose operand stands at an offset. */
    private int keywordBefore(int offset) {
        int keyword = offset;
        for (int i = 0; i < callee.size(); i++) {
            int position = callee.position(i);
            boolean closer = keyword == offset || position > keyword;
            keyword = callee.gets(i) && position < offset && closer ? position : keyword;
        }
        return keyword;
    }

    private void returns(int i, List<Replacement> changes) {
        Opcode op = callee.op(i);
        int start = callee.position(i);
        Span keyword = new Span(start, start + op.keyword().length());
        switch (op) {
            case RETURN -> {
                if (inlining.lastReturn()) {
                    withoutReturn(i, keyword, changes);
                } else {
                    changes.add(new Replacement(keyword, "br " + label));
                }
            }
            case RETURN_CALL -> tailCall(i, keyword, Opcode.CALL, changes);
            case RETURN_CALL_INDIRECT -> tailCall(i, keyword, Opcode.CALL_INDIRECT, changes);
            case RETURN_CALL_REF -> tailCall(i, keyword, Opcode.CALL_REF, changes);
            default -> {
                // stays
            }
        }
    }

    private void withoutReturn(int i, Span keyword, List<Replacement> changes) {
        Span whole = callee.span(i);
        if (whole.start() == keyword.start()) {
            changes.add(new Replacement(keyword, ""));
        } else {
            int first = keyword.end();
            while (first < whole.end() && Character.isWhitespace(source.text().charAt(first))) {
                first++;
            }
            changes.add(new Replacement(new Span(whole.start(), first), ""));
            changes.add(new Replacement(new Span(whole.end() - 1, whole.end()), ""));
        }
    }

    private void tailCall(int i, Span keyword, Opcode call, List<Replacement> changes) {
        Span whole = callee.span(i);
        if (whole.start() == keyword.start()) {
            changes.add(new Replacement(keyword, call.keyword()));
            changes.add(new Replacement(new Span(whole.end(), whole.end()), " br " + label));
        } else {
            changes.add(new Replacement(new Span(whole.start(), whole.start()), "(br " + label + " "));
            changes.add(new Replacement(keyword, call.keyword()));
            changes.add(new Replacement(new Span(whole.end(), whole.end()), ")"));
        }
    }
}
