package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Calls that say only the type of what they call. */
final class IndirectCalls {
    private IndirectCalls() {}

    private static boolean isIndirect(Opcode op) {
        return switch (op) {
            case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    /** {@return the types by which a function calls} */
    static List<CallHierarchy.Call> from(CallHierarchy.Subject caller, int segment) {
        Map<Integer, List<Span>> byType = new LinkedHashMap<>();
        visit(
                caller,
                body(caller, segment),
                (type, op, place) ->
                        byType.computeIfAbsent(type, t -> new ArrayList<>()).add(place));
        List<CallHierarchy.Call> calls = new ArrayList<>();
        byType.forEach((type, places) -> calls.add(new CallHierarchy.Call(type(caller, type, places), places)));
        return calls;
    }

    /** A type that is not written anywhere stands where it is used. */
    private static Symbol type(CallHierarchy.Subject caller, int type, List<Span> places) {
        if (type >= 0 && type < caller.module().lowered().table(IndexSpace.TYPE).size()) {
            return caller.symbol(IndexSpace.TYPE, type).withHow("called by type");
        }
        Span keyword = places.getFirst();
        SyntaxTree tree = caller.tree();
        Node head = tree.nodeAt(keyword.start() - caller.scope().base());
        String line = Syntax.line(head, Syntax.firstToken(head), Syntax.tokenEnd(head));
        return Symbol.of(Symbol.Kind.FUNCTION_TYPE, line, "called by type", keyword, keyword);
    }

    /** {@return who calls by a type, or by one that it is a subtype of} */
    static List<CallHierarchy.Call> by(CallHierarchy.Subject callee, int type, Runnable checkpoint) {
        LoweredModule module = callee.module().lowered();
        TypeSpace types = module.module().types();
        List<CallHierarchy.Call> calls = new ArrayList<>();
        for (int body = 0; body < module.bodyCount(); body++) {
            if (!mayCall(module.body(body).tokens())) {
                continue;
            }
            checkpoint.run();
            List<Span> places = new ArrayList<>();
            visit(callee, body, (called, op, place) -> {
                if (types.contains(called) && types.contains(type) && types.inherits(type, called)) {
                    places.add(place);
                }
            });
            if (!places.isEmpty()) {
                int function = module.module().importedFunctionCount() + body;
                calls.add(new CallHierarchy.Call(
                        callee.symbol(IndexSpace.FUNCTION, function).withHow("calls by type"), places));
            }
        }
        return calls;
    }

    private static boolean mayCall(Tokens tokens) {
        for (int token = 0; token < tokens.size(); token++) {
            if (TokenCode.isOpcode(tokens.code(token)) && isIndirect(TokenCode.opcode(tokens.code(token)))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the functions that a call by a type may reach, as far as segments, tables and globals hold them} */
    static List<CallHierarchy.Call> candidates(CallHierarchy.Subject type) {
        Module module = type.module().module();
        TreeSet<Integer> held = new TreeSet<>();
        for (Element element : module.elements()) {
            switch (element.items()) {
                case ElementItems.Functions functions -> held.addAll(functions.indices());
                case ElementItems.Expressions expressions ->
                    expressions.list().forEach(expression -> addFunctions(expression.instructions(), held));
            }
        }
        module.tables().forEach(table -> table.initializer().ifPresent(i -> addFunctions(i.instructions(), held)));
        module.globals().forEach(global -> addFunctions(global.initializer().instructions(), held));
        return held.stream()
                .filter(function -> function >= 0
                        && function
                                < type.module()
                                        .lowered()
                                        .table(IndexSpace.FUNCTION)
                                        .size()
                        && isOfType(module, function, type.definition().index()))
                .map(function -> new CallHierarchy.Call(type.symbol(IndexSpace.FUNCTION, function), List.of()))
                .toList();
    }

    private static boolean isOfType(Module module, int function, int type) {
        int own = module.functionTypeIndex(function);
        return module.types().contains(own)
                && module.types().contains(type)
                && module.types().inherits(own, type);
    }

    private static void addFunctions(List<Instruction> instructions, TreeSet<Integer> held) {
        for (Instruction instruction : instructions) {
            if (instruction.opcode() == Opcode.REF_FUNC
                    && instruction.immediates() instanceof Immediates.Index(int index)) {
                held.add(index);
            }
        }
    }

    /** Hears of an indirect call. */
    private interface Visitor {
        void call(int type, Opcode op, Span keyword);
    }

    private static int body(CallHierarchy.Subject subject, int segment) {
        LoweredModule module = subject.module().lowered();
        return module.table(IndexSpace.FUNCTION).indexIn(segment)
                - module.module().importedFunctionCount();
    }

    private static void visit(CallHierarchy.Subject subject, int body, Visitor visitor) {
        LoweredModule module = subject.module().lowered();
        if (body < 0 || body >= module.bodyCount()) {
            return;
        }
        SyntaxTree tree = subject.tree();
        int segment = module.bodySegment(body);
        int start = tree.start(segment);
        module.code(body, (instruction, from, to) -> {
            if (isIndirect(instruction.opcode())) {
                int type = switch (instruction.immediates()) {
                    case Immediates.Indices indices -> indices.first();
                    case Immediates.Index index -> index.index();
                    default -> Instruction.UNKNOWN_INDEX;
                };
                int token = tree.segment(segment).tokens().touching(instruction.position());
                Span keyword = token < 0
                        ? new Span(start + instruction.position(), start + instruction.position())
                        : tree.span(segment, token);
                visitor.call(type, instruction.opcode(), subject.scope().absolute(keyword));
            }
        });
    }
}
