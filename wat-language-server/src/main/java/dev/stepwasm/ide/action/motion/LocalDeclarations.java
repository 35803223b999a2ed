package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The parameters and locals that a function declares, and how to add and remove some. */
final class LocalDeclarations {
    private final ModuleAnalysis module;
    private final Node field;
    private final List<Definition> definitions;
    private final List<Use> uses;
    private final SourceText source;

    LocalDeclarations(FunctionCode code) {
        this.module = code.module();
        this.field = code.field();
        this.source = code.analysis().source();
        this.definitions = module.locals(code.function());
        this.uses = module.lowered().lookup().uses(field.segment());
    }

    /** {@return the places where locals are named or numbered} */
    List<Use> uses() {
        return uses.stream().filter(use -> use.space() == IndexSpace.LOCAL).toList();
    }

    /** {@return the places where anything is named or numbered} */
    List<Use> allUses() {
        return uses;
    }

    List<Definition> definitions() {
        return definitions;
    }

    /** {@return the name of a local with its {@code $}, if it has one} */
    Optional<String> name(int local) {
        return definitions.get(local).name().map(Identifier::show);
    }

    /** {@return whether a use is written as a number} */
    boolean isNumber(Use use) {
        return source.text().charAt(use.span().start()) != '$';
    }

    /** {@return how to write a type in this module; empty if its text has no definition of it} */
    static Optional<String> type(ModuleAnalysis module, ValueType type) {
        boolean unnamed = type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                && (index < 0
                        || index >= module.lowered().table(IndexSpace.TYPE).size());
        return unnamed || type instanceof ValueType.Bottom ? Optional.empty() : Optional.of(Types.show(module, type));
    }

    /** {@return the change that declares one more local behind all others, or several in this order} */
    Replacement added(List<String> groups) {
        int end = headEnd();
        Optional<Node> last = lastGroup();
        boolean lines = last.filter(
                        node -> Layout.startsLine(source, node.span().start()))
                .isPresent();
        Optional<Node> body =
                Syntax.child(field, NodeKind.BODY).filter(node -> node.span().length() > 0);
        boolean bodyOnLine = body.filter(
                        node -> Layout.startsLine(source, node.span().start()))
                .isPresent();
        String separator = " ";
        if (lines) {
            separator = Layout.newLine(source, last.orElseThrow().span().start());
        } else if (last.isEmpty() && bodyOnLine) {
            separator = Layout.newLine(source, body.orElseThrow().span().start());
        }
        StringBuilder text = new StringBuilder();
        for (String group : groups) {
            text.append(separator).append(group);
        }
        boolean glued =
                end < source.length() && "(); \t\r\n".indexOf(source.text().charAt(end)) < 0;
        return new Replacement(new Span(end, end), text + (glued ? " " : ""));
    }

    private Optional<Node> lastGroup() {
        List<Node> groups = Syntax.children(field, NodeKind.LOCAL);
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups.getLast());
    }

    /** {@return where the declarations of a function end} */
    private int headEnd() {
        int end = Syntax.id(field).orElseGet(() -> Syntax.keyword(field)).end();
        for (Node child : field.children()) {
            boolean head = child.kind() == NodeKind.INLINE_EXPORT
                    || child.kind() == NodeKind.LOCAL
                    || (child.kind() == NodeKind.TYPE_USE && !child.children().isEmpty());
            end = head ? Math.max(end, child.span().end()) : end;
        }
        return end;
    }

    /** {@return which of some locals have declarations that can go without a trace} */
    BitSet removable(BitSet locals) {
        BitSet found = (BitSet) locals.clone();
        for (int local = found.nextSetBit(0); local >= 0; local = found.nextSetBit(local + 1)) {
            Node group = group(local);
            if (group.kind() != NodeKind.LOCAL || Layout.hasComments(group)) {
                found.clear(local);
            }
        }
        return found;
    }

    private Node group(int local) {
        return field.tree().nodeAt(definitions.get(local).span().start());
    }

    /** {@return the changes that remove some locals, and give the others their new numbers in a part that stays} */
    List<Replacement> removed(BitSet locals, Span except) {
        List<Replacement> changes = new ArrayList<>();
        for (Node group : Syntax.children(field, NodeKind.LOCAL)) {
            removeFrom(group, locals, changes);
        }
        for (Use use : uses()) {
            boolean stays = use.span().end() <= except.start() || use.span().start() >= except.end();
            if (stays && isNumber(use) && number(use.index(), locals) != use.index()) {
                changes.add(new Replacement(use.span(), Integer.toString(number(use.index(), locals))));
            }
        }
        return changes;
    }

    private void removeFrom(Node group, BitSet locals, List<Replacement> changes) {
        List<Definition> here = definitions.stream()
                .filter(local -> local.span().equals(group.span()))
                .toList();
        if (here.isEmpty() || here.stream().noneMatch(local -> locals.get(local.index()))) {
            return;
        }
        if (here.stream().allMatch(local -> locals.get(local.index()))) {
            changes.add(new Replacement(Layout.removal(field.tree(), group.span()), ""));
            return;
        }
        List<Span> types = Syntax.types(group);
        for (int i = 0; i < here.size(); i++) {
            if (locals.get(here.get(i).index())) {
                int before =
                        i == 0 ? Syntax.keyword(group).end() : types.get(i - 1).end();
                changes.add(new Replacement(new Span(before, types.get(i).end()), ""));
            }
        }
    }

    /** {@return the number that a local has when some are removed} */
    static int number(int local, BitSet removed) {
        return local - removed.get(0, local).cardinality();
    }

    /** {@return how to write a local, by its name if it has one, when some are removed} */
    String shown(int local, BitSet removed) {
        return name(local).orElseGet(() -> Integer.toString(number(local, removed)));
    }
}
