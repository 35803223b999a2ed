package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Defines a type that is named: a function, a struct or an array, as its use tells. */
public final class CreateType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown type : Unknown.at(place, IndexSpace.TYPE)) {
            place.module()
                    .filter(module -> isCreatable(module, type))
                    .ifPresent(module -> offer(place, module, type, actions));
        }
    }

    /** A number can be created if it is the next one and not that of a type that only a type use needs. */
    private static boolean isCreatable(ModuleAnalysis module, Unknown type) {
        int written = module.lowered().table(IndexSpace.TYPE).size();
        boolean number = type.token().code() == TokenCode.NAT
                && type.number() == written
                && module.module().types().size() == written;
        return type.name().isPresent() || number;
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown type, Consumer<Action> actions) {
        String text = "(type" + type.spacedName() + " " + composite(place, module, type) + ")";
        boolean inType = place.field()
                .filter(field -> field.kind() == NodeKind.TYPE_FIELD || field.kind() == NodeKind.REC_FIELD)
                .isPresent();
        if (inType && type.name().isEmpty()) {
            return; // the next number is that of a later type
        }
        Optional<Node> user = type.name().flatMap(name -> firstUser(place, module, name));
        actions.accept(type.created(
                "Create type `" + text + "`",
                () -> user.map(field -> before(place, module, field, text))
                        .orElseGet(() -> last(place, module, text))));
    }

    /** {@return the first of the types that mention a name} */
    private static Optional<Node> firstUser(Place place, ModuleAnalysis module, String name) {
        IndexTable types = module.lowered().table(IndexSpace.TYPE);
        for (int index = 0; index < types.size(); index++) {
            Node field = new Node(place.tree(), types.segment(index), 0);
            Tokens tokens = field.data().tokens();
            for (int token = 0; token < tokens.size(); token++) {
                if (tokens.code(token) == TokenCode.ID
                        && place.tree().text(field.segment(), token).equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    /** Types that only type uses need come behind it, and their numbers are others then. */
    private static List<Replacement> last(Place place, ModuleAnalysis module, String text) {
        int index = module.lowered().table(IndexSpace.TYPE).size();
        return Shift.with(
                new NewField(place.tree(), module).last(IndexSpace.TYPE, text),
                place.tree(),
                module,
                IndexSpace.TYPE,
                index);
    }

    /** Types know only those before them. */
    private static List<Replacement> before(Place place, ModuleAnalysis module, Node field, String text) {
        int index = module.lowered().table(IndexSpace.TYPE).indexIn(field.segment());
        return Shift.with(
                new NewField(place.tree(), module).before(field, text), place.tree(), module, IndexSpace.TYPE, index);
    }

    private static String composite(Place place, ModuleAnalysis module, Unknown type) {
        Node node = type.token().node();
        if (node.kind() == NodeKind.SUB_TYPE) {
            return superOf(node);
        }
        Optional<Node> use = node.kind() == NodeKind.TYPE_REFERENCE ? node.parent() : Optional.empty();
        String written = use.stream()
                .flatMap(parent -> parent.children().stream())
                .filter(child -> child.kind() == NodeKind.PARAM || child.kind() == NodeKind.RESULT)
                .map(child -> " " + Syntax.line(child, Syntax.firstToken(child), Syntax.tokenEnd(child)))
                .collect(Collectors.joining());
        if (!written.isEmpty()) {
            return "(func" + written + ")";
        }
        Optional<FunctionAt> function = FunctionAt.of(place);
        Optional<Surroundings> around = function.flatMap(type::surroundings);
        return around.map(a -> used(module, function.orElseThrow(), type, a))
                .orElse(use.isPresent() ? "(func)" : "(struct)");
    }

    /** A type that others may be sub types of, with as little in it as there can be. */
    private static String superOf(Node sub) {
        return Syntax.child(sub, NodeKind.FUNCTION_TYPE)
                .or(() -> Syntax.child(sub, NodeKind.ARRAY_TYPE))
                .map(type -> "(sub " + Syntax.line(type, Syntax.firstToken(type), Syntax.tokenEnd(type)) + ")")
                .orElse("(sub (struct))");
    }

    private static String used(ModuleAnalysis module, FunctionAt function, Unknown type, Surroundings around) {
        List<ValueType> operands = around.operands();
        return switch (type.opcode().orElseThrow()) {
            case CALL_INDIRECT, CALL_REF ->
                "(func" + CallShape.of(function, around, 1).show(module) + ")";
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                "(func"
                        + CallShape.of(function, around, 1)
                                .giving(function.type().results())
                                .show(module)
                        + ")";
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> "(func)";
            case STRUCT_NEW -> struct(module, CallShape.of(function, around, 0));
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U ->
                "(struct" + field(type, Types.show(module, known(CallShape.top(around.wanted())))) + ")";
            case STRUCT_SET ->
                "(struct" + field(type, "(mut " + Types.show(module, known(CallShape.top(operands))) + ")") + ")";
            case ARRAY_NEW -> array(module, fromTop(operands, 1), false);
            case ARRAY_NEW_FIXED -> array(module, CallShape.top(operands), false);
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> array(module, CallShape.top(around.wanted()), false);
            case ARRAY_SET -> array(module, CallShape.top(operands), true);
            case ARRAY_FILL -> array(module, fromTop(operands, 1), true);
            case ARRAY_NEW_DEFAULT, ARRAY_NEW_DATA -> array(module, Optional.empty(), false);
            case ARRAY_NEW_ELEM -> array(module, Optional.of(ValueType.FUNCREF), false);
            case ARRAY_COPY, ARRAY_INIT_DATA -> array(module, Optional.empty(), true);
            case ARRAY_INIT_ELEM -> array(module, Optional.of(ValueType.FUNCREF), true);
            default -> "(struct)";
        };
    }

    private static ValueType known(Optional<ValueType> type) {
        return CallShape.known(type.orElse(ValueType.Numeric.I32));
    }

    private static Optional<ValueType> fromTop(List<ValueType> operands, int depth) {
        return operands.size() <= depth ? Optional.empty() : Optional.of(operands.get(operands.size() - 1 - depth));
    }

    private static String array(ModuleAnalysis module, Optional<ValueType> element, boolean mutable) {
        String shown = Types.show(module, known(element));
        return "(array " + (mutable ? "(mut " + shown + ")" : shown) + ")";
    }

    private static String struct(ModuleAnalysis module, CallShape shape) {
        StringBuilder fields = new StringBuilder("(struct");
        for (int i = 0; i < shape.parameters().size(); i++) {
            String name = shape.names().get(i).isEmpty() ? "" : shape.names().get(i) + " ";
            fields.append(" (field ")
                    .append(name)
                    .append(Types.show(module, shape.parameters().get(i)))
                    .append(')');
        }
        return fields.append(')').toString();
    }

    /** {@return the field that stands behind the type, if it is a name or the first one} */
    private static String field(Unknown type, String storage) {
        Optional<Token> next = type.token().next();
        if (next.filter(token -> token.code() == TokenCode.ID).isPresent()) {
            return " (field " + next.get().text() + " " + storage + ")";
        }
        return " (field " + storage + ")";
    }
}
