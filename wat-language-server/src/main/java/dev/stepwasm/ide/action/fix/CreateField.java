package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds a field that is read or set to a struct type, and a value for it wherever the type is made. */
public final class CreateField implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown field : Unknown.at(place, IndexSpace.FIELD)) {
            if (field.name().isPresent()) {
                place.module()
                        .ifPresent(module -> type(place, field)
                                .filter(type -> module.module().types().struct(type) != null)
                                .ifPresent(type -> offer(place, module, field, type, actions)));
            }
        }
    }

    /** {@return the index of the type that stands before the field} */
    private static Optional<Integer> type(Place place, Unknown field) {
        return field.keyword()
                .flatMap(keyword -> InstructionAt.of(place.analysis(), keyword))
                .map(at -> at.instruction().immediates())
                .flatMap(immediates -> immediates instanceof Immediates.Indices(int first, int second)
                        ? Optional.of(first)
                        : Optional.empty());
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown field, int type, Consumer<Action> actions) {
        IndexTable table = module.lowered().table(IndexSpace.TYPE);
        if (type >= table.size()) {
            return;
        }
        boolean set = field.opcode().filter(op -> op == Opcode.STRUCT_SET).isPresent();
        Optional<Surroundings> around = FunctionAt.of(place).flatMap(field::surroundings);
        ValueType value = Zero.defaultable(around.flatMap(a -> CallShape.top(set ? a.operands() : a.wanted()))
                .map(CallShape::known)
                .orElse(ValueType.Numeric.I32));
        String shown = Types.show(module, value);
        String text = "(field " + field.show() + " " + (set ? "(mut " + shown + ")" : shown) + ")";
        String title = "Add `" + text + "` to the type `" + nameOf(module, type) + "`";
        if (hasSubTypes(module.module().types(), type)) {
            actions.accept(Action.disabled(
                    Action.Kind.QUICK_FIX, title, "other types are sub types of it, and theirs would lack the field"));
            return;
        }
        Node definition = new Node(place.tree(), table.segment(type), table.node(type));
        Optional<Node> struct = struct(definition);
        struct.ifPresent(node -> {
            actions.accept(field.created(title, () -> edits(place, module, type, node, text, value)));
        });
    }

    private static String nameOf(ModuleAnalysis module, int type) {
        return module.lowered()
                .lookup()
                .definition(IndexSpace.TYPE, type, -1)
                .map(definition -> definition.show())
                .orElse(Integer.toString(type));
    }

    private static boolean hasSubTypes(TypeSpace types, int type) {
        for (int other = 0; other < types.size(); other++) {
            if (other != type && types.get(other).supertypes().contains(type)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> struct(Node type) {
        return Syntax.child(type, NodeKind.STRUCT_TYPE)
                .or(() ->
                        Syntax.child(type, NodeKind.SUB_TYPE).flatMap(sub -> Syntax.child(sub, NodeKind.STRUCT_TYPE)));
    }

    private static List<Replacement> edits(
            Place place, ModuleAnalysis module, int type, Node struct, String text, ValueType value) {
        List<Replacement> edits = new ArrayList<>();
        edits.add(declaration(struct, text));
        Zero.of(module, value).ifPresent(zero -> {
            for (int body = 0; body < module.lowered().bodyCount(); body++) {
                int base = place.tree().start(module.lowered().bodySegment(body));
                module.lowered()
                        .code(
                                body,
                                (instruction, start, end) ->
                                        made(place, type, instruction, base + instruction.position(), zero, edits));
            }
            module.module()
                    .globals()
                    .forEach(global -> global.initializer()
                            .instructions()
                            .forEach(instruction ->
                                    made(place, type, instruction, instruction.position(), zero, edits)));
        });
        edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
        return edits;
    }

    private static Replacement declaration(Node struct, String text) {
        List<Node> fields = Syntax.children(struct, NodeKind.FIELD);
        var source = struct.tree().source();
        if (fields.isEmpty()) {
            int end = Syntax.keyword(struct).end();
            return new Replacement(new Span(end, end), " " + text);
        }
        Node last = fields.getLast();
        String separator = Layout.separator(source, last.span());
        int end = last.span().end();
        int at = separator.equals(" ") ? end : NewField.lineEnd(source, end);
        return new Replacement(new Span(at, at), separator + text);
    }

    /** Gives the new field its default value where the type is made with all its values. */
    private static void made(
            Place place, int type, Instruction instruction, int offset, String zero, List<Replacement> edits) {
        boolean makes = instruction.opcode() == Opcode.STRUCT_NEW
                && instruction.immediates() instanceof Immediates.Index(int index)
                && index == type;
        if (makes) {
            Token.firstFrom(place.tree(), offset)
                    .map(keyword -> Operands.lastOf(keyword.node(), zero))
                    .ifPresent(edits::add);
        }
    }
}
