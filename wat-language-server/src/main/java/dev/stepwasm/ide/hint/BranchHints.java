package dev.stepwasm.ide.hint;

import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where branches go and which values they take along, behind their labels. */
final class BranchHints implements CodeHints.Watch {
    /** Of a {@code br_table} with more labels only the last one, the default, says where it goes. */
    private static final int MOST_OF_TABLE = 8;

    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final List<Use> uses;
    private final Set<Hint.Kind> kinds;
    private final TypeNames names;
    /** What a branch to each block takes along, by the number of the block. */
    private final List<List<ValueType>> carried = new ArrayList<>();

    private final Map<Integer, Integer> labelsOf = new HashMap<>();
    private final int end;
    private boolean done;

    BranchHints(Analysis analysis, ModuleAnalysis module, List<Use> labels, Set<Hint.Kind> kinds) {
        this.analysis = analysis;
        this.module = module;
        this.uses = labels.stream().filter(this::branches).toList();
        this.kinds = kinds;
        this.names = new TypeNames(module);
        this.done = uses.isEmpty();
        int last = uses.stream().mapToInt(use -> use.span().end()).max().orElse(0);
        this.end = last - analysis.tree().start(analysis.tree().segmentAt(Math.max(0, last - 1)));
    }

    /** The names behind {@code end} and {@code else} only repeat what they end. */
    private boolean branches(Use use) {
        return node(use)
                .filter(found -> found.kind() != NodeKind.INSTRUCTION
                        || !List.of(TokenCode.of(Opcode.END), TokenCode.of(Opcode.ELSE))
                                .contains(found.data().tokens().code(Syntax.firstToken(found))))
                .isPresent();
    }

    private Optional<Node> node(Use use) {
        return Token.at(analysis.tree(), use.span().start()).map(Token::node);
    }

    @Override
    public void after(Instruction instruction, int start, int stop, FunctionValidator validator) {
        if (instruction.opcode().opensBlock()) {
            carried.add(validator.controlDepth() > 0 ? validator.labelTypes(0) : List.of());
        }
        done |= instruction.position() > end;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void addTo(List<Hint> found) {
        if (uses.isEmpty()) {
            return;
        }
        int function = uses.getFirst().owner();
        List<Definition> labels = module.lowered().lookup().labels(function);
        for (Use use : uses) {
            node(use).ifPresent(node -> labelsOf.merge(node.span().start(), 1, Integer::sum));
        }
        for (Use use : uses) {
            hint(use, function, labels)
                    .filter(hint -> kinds.contains(hint.kind()))
                    .ifPresent(found::add);
        }
    }

    private Optional<Hint> hint(Use use, int function, List<Definition> labels) {
        boolean number = analysis.source().text().charAt(use.span().start()) != '$';
        Hint.Kind kind = number ? Hint.Kind.BRANCH_BY_INDEX : Hint.Kind.BRANCH_BY_NAME;
        int place = use.span().end();
        Optional<Node> around = node(use);
        boolean table = around.filter(this::isTable).isPresent();
        boolean last = around.isEmpty() || around.get().span().end() == place;
        boolean many = around.filter(node -> labelsOf.getOrDefault(node.span().start(), 0) > MOST_OF_TABLE)
                .isPresent();
        if (table && many && !last) {
            return Optional.empty();
        }
        if (use.index() == Use.FUNCTION_LABEL) {
            FunctionType type = module.module().functionType(function);
            List<ValueType> results = type == null || (table && !last) ? List.of() : type.results();
            Optional<Definition> whole =
                    module.lowered().lookup().definition(use.space(), Use.FUNCTION_LABEL, function);
            return Optional.of(new Hint(place, kind, "→ return" + with(results), whole));
        }
        if (use.index() < 0 || use.index() >= labels.size()) {
            return Optional.empty();
        }
        Definition label = labels.get(use.index());
        List<ValueType> types = use.index() < carried.size() && (!table || last) ? carried.get(use.index()) : List.of();
        String name = number && label.name().isPresent() ? label.show() + ", " : "";
        return Optional.of(
                new Hint(place, kind, "→ " + name + "line " + line(label) + with(types), Optional.of(label)));
    }

    private boolean isTable(Node node) {
        return node.kind() == NodeKind.INSTRUCTION
                && node.data().tokens().code(Syntax.firstToken(node)) == TokenCode.of(Opcode.BR_TABLE);
    }

    private String with(List<ValueType> types) {
        return types.isEmpty() ? "" : " with " + names.show(types);
    }

    /** {@return the line, counted from 1, where a branch to a block goes on} */
    private int line(Definition label) {
        boolean loop = Code.headOf(analysis.nodeAt(label.nameSpan().start()))
                .filter(head -> head.data().tokens().code(Syntax.firstToken(head)) == TokenCode.of(Opcode.LOOP))
                .isPresent();
        Span span = label.span();
        int target = loop ? span.start() : Math.max(span.start(), span.end() - 1);
        return analysis.source().positionOf(target).line();
    }
}
