package dev.stepwasm.ide.value;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to show while a debugger stands still in a function: locals and globals in the lines up to there, and what loads and
 * stores work on. Looks at the one function.
 */
public final class InlineValues {
    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final int segment;
    private final int end;
    private final VariableNames names;
    private final List<InlineValue> found = new ArrayList<>();

    private InlineValues(Analysis analysis, ModuleAnalysis module, int segment, int function, int end) {
        this.analysis = analysis;
        this.module = module;
        this.segment = segment;
        this.end = end;
        this.names = new VariableNames(module.lowered().lookup(), function);
    }

    /**
     * {@return the values in a part of a text, in text order, each once in a line}
     *
     * @param stop where the debugger stands; the rest of that line counts too
     */
    public static List<InlineValue> in(Analysis analysis, Span part, int stop) {
        SyntaxTree tree = analysis.tree();
        int segment = tree.segmentAt(stop);
        Optional<ModuleAnalysis> module = analysis.moduleAt(stop);
        if (tree.segment(segment).kind() != NodeKind.FUNCTION_FIELD || module.isEmpty()) {
            return List.of();
        }
        LoweredModule lowered = module.get().lowered();
        int function = lowered.table(IndexSpace.FUNCTION).indexIn(segment);
        if (function < 0) {
            return List.of();
        }
        int line = analysis.source().positionOf(stop).line();
        int end = analysis.source().lineSpan(line).end();
        return new InlineValues(analysis, module.get(), segment, function, end).all(part);
    }

    private List<InlineValue> all(Span part) {
        for (Definition local : names.locals()) {
            found.add(names.local(local.nameSpan(), local.index()));
        }
        for (Use use : module.lowered().lookup().uses(segment)) {
            switch (use.space()) {
                case LOCAL -> found.add(names.local(use.span(), use.index()));
                case GLOBAL -> found.add(names.global(use.span(), use.index()));
                default -> {
                    // Has no value, or none of its own.
                }
            }
        }
        int body = module.lowered().bodyIn(segment);
        if (body >= 0) {
            MemoryValues memory = new MemoryValues(analysis.tree().start(segment), names);
            module.lowered().observeBody(body, memory);
            found.addAll(memory.found());
        }
        found.removeIf(value -> value.span().start() >= end
                || value.span().start() < part.start()
                || value.span().start() > part.end());
        found.sort(Comparator.comparingInt(value -> value.span().start()));
        return eachOncePerLine();
    }

    private List<InlineValue> eachOncePerLine() {
        Set<Object> seen = new HashSet<>();
        int line = 0;
        List<InlineValue> once = new ArrayList<>();
        for (InlineValue value : found) {
            int own = analysis.source().positionOf(value.span().start()).line();
            if (own != line) {
                seen.clear();
                line = own;
            }
            Object what = switch (value) {
                case InlineValue.Variable(var span, String name) -> name;
                case InlineValue.Expression(var span, String expression) -> "=" + expression;
            };
            if (seen.add(what)) {
                once.add(value);
            }
        }
        return List.copyOf(once);
    }
}
