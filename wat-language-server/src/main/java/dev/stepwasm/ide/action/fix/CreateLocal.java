package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Declares a local, or a parameter, that the code uses. */
public final class CreateLocal implements Offer {
    private static final int MOST_USES = 8;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        List<Unknown> unknown = Unknown.at(place, IndexSpace.LOCAL);
        if (!unknown.isEmpty()) {
            FunctionAt.of(place)
                    .ifPresent(function -> unknown.stream()
                            .filter(local -> local.isNext(function.locals().size()))
                            .forEach(local -> offer(place, function, local, actions)));
        }
    }

    private static void offer(Place place, FunctionAt function, Unknown local, Consumer<Action> actions) {
        List<Unknown> uses = uses(place, function, local);
        ValueType type = uses.stream()
                .flatMap(use -> type(function, use).stream())
                .findFirst()
                .orElse(ValueType.Numeric.I32);
        boolean written = uses.stream()
                .anyMatch(use -> use.opcode().filter(CreateLocal::writes).isPresent());
        boolean likely = local.diagnostic().suggestion().isEmpty();
        boolean parameter = local.name().isPresent() && canHaveParameter(place, function);
        Action asLocal = Action.fix(
                local.diagnostic(),
                "Create local `" + local.show() + "` of type `" + Types.show(function.module(), type) + "`",
                () -> List.of(declaration(function, local, writtenFirst(uses) ? type : withDefault(type))));
        boolean localFirst = written || !parameter;
        actions.accept(likely && localFirst ? asLocal.asPreferred() : asLocal);
        if (parameter) {
            Action asParameter = Action.fix(
                    local.diagnostic(),
                    "Create parameter `" + local.show() + "` of type `" + Types.show(function.module(), type) + "`",
                    () -> List.of(parameter(function, local, type)));
            actions.accept(likely && !localFirst ? asParameter.asPreferred() : asParameter);
        }
    }

    /** {@return this use and others of the same name, in text order, those that say more about the type first} */
    private static List<Unknown> uses(Place place, FunctionAt function, Unknown local) {
        List<Unknown> uses = new ArrayList<>();
        for (Diagnostic diagnostic :
                place.analysis().diagnosticsIn(function.field().span())) {
            if (diagnostic.problem() == Problem.UNKNOWN_LOCAL && uses.size() < MOST_USES) {
                Unknown.of(place, diagnostic)
                        .filter(use -> use.show().equals(local.show()))
                        .ifPresent(uses::add);
            }
        }
        return uses;
    }

    private static boolean writtenFirst(List<Unknown> uses) {
        return !uses.isEmpty()
                && uses.getFirst().opcode().filter(CreateLocal::writes).isPresent();
    }

    private static boolean writes(Opcode op) {
        return op == Opcode.LOCAL_SET || op == Opcode.LOCAL_TEE;
    }

    /** {@return the type of a value that is put in, else of what is wanted from it} */
    private static Optional<ValueType> type(FunctionAt function, Unknown use) {
        Optional<Surroundings> around = use.surroundings(function);
        boolean set = use.opcode().filter(CreateLocal::writes).isPresent();
        Optional<ValueType> operand = set ? around.flatMap(a -> CallShape.top(a.operands())) : Optional.empty();
        Optional<ValueType> wanted =
                use.opcode().filter(op -> op != Opcode.LOCAL_SET).isPresent()
                        ? around.flatMap(a -> CallShape.top(a.wanted()))
                        : Optional.empty();
        return operand.filter(CreateLocal::isKnown)
                .or(() -> wanted.filter(CreateLocal::isKnown))
                .or(() -> wanted.filter(ValueType::isReference).map(CallShape::known));
    }

    private static boolean isKnown(ValueType type) {
        return !(type instanceof ValueType.Bottom);
    }

    /** What is read before it is set needs a first value. */
    private static ValueType withDefault(ValueType type) {
        return type instanceof ValueType.Reference reference ? reference.withNullable(true) : type;
    }

    private static Replacement declaration(FunctionAt function, Unknown local, ValueType type) {
        String text = "(local" + local.spacedName() + " " + Types.show(function.module(), type) + ")";
        return declaration(function.field(), text);
    }

    /** {@return what adds a declaration behind those of a function} */
    static Replacement declaration(Node field, String text) {
        var source = field.tree().source();
        List<Node> locals = Syntax.children(field, NodeKind.LOCAL);
        if (!locals.isEmpty()) {
            return behind(locals.getLast(), text);
        }
        int end = headEnd(field);
        Optional<Node> first = Syntax.child(field, NodeKind.BODY)
                .flatMap(body -> body.children().stream().findFirst());
        boolean lines = first.filter(
                        node -> Layout.startsLine(source, node.span().start())
                                && node.span().start() > end)
                .isPresent();
        if (!lines) {
            return new Replacement(new Span(end, end), " " + text);
        }
        int at = NewField.lineEnd(source, end);
        return new Replacement(
                new Span(at, at),
                Layout.newLine(source, first.orElseThrow().span().start()) + text);
    }

    private static Replacement behind(Node node, String text) {
        var source = node.tree().source();
        String separator = Layout.separator(source, node.span());
        int end = node.span().end();
        int at = separator.equals(" ") ? end : NewField.lineEnd(source, end);
        return new Replacement(new Span(at, at), separator + text);
    }

    /** {@return the offset behind name, exports, parameters and results} */
    private static int headEnd(Node field) {
        int end = Syntax.id(field).orElseGet(() -> Syntax.keyword(field)).end();
        for (Node child : field.children()) {
            switch (child.kind()) {
                case INLINE_EXPORT, TYPE_USE -> {
                    if (child.span().length() > 0) {
                        end = Math.max(end, child.span().end());
                    }
                }
                default -> {
                    // locals and the body follow
                }
            }
        }
        return end;
    }

    /** Behind a parameter more, the numbers of locals are others; and whoever calls the function has to bring it. */
    private static boolean canHaveParameter(Place place, FunctionAt function) {
        Optional<Node> use = Syntax.child(function.field(), NodeKind.TYPE_USE);
        return use.flatMap(node -> Syntax.child(node, NodeKind.TYPE_REFERENCE)).isEmpty()
                && !Callers.mayHave(place, function)
                && !Locals.haveNumbers(function);
    }

    private static Replacement parameter(FunctionAt function, Unknown local, ValueType type) {
        Node field = function.field();
        String text = "(param" + local.spacedName() + " " + Types.show(function.module(), type) + ")";
        List<Node> parameters = Syntax.child(field, NodeKind.TYPE_USE)
                .map(use -> Syntax.children(use, NodeKind.PARAM))
                .orElse(List.of());
        if (!parameters.isEmpty()) {
            return behind(parameters.getLast(), text);
        }
        int end = Syntax.id(field).orElseGet(() -> Syntax.keyword(field)).end();
        for (Node export : Syntax.children(field, NodeKind.INLINE_EXPORT)) {
            end = Math.max(end, export.span().end());
        }
        return new Replacement(new Span(end, end), " " + text);
    }
}
