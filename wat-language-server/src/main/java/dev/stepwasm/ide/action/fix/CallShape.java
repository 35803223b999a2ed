package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What something takes and gives, as its only known use suggests.
 *
 * @param names of the parameters with their {@code $}, empty for those without
 */
record CallShape(List<ValueType> parameters, List<String> names, List<ValueType> results) {
    static final CallShape NOTHING = new CallShape(List.of(), List.of(), List.of());

    /**
     * {@return what an instruction takes and gives}
     *
     * @param above operands on top that are no parameters, as the index of an indirect call
     */
    static CallShape of(FunctionAt function, Surroundings around, int above) {
        int count = Math.max(0, around.operands().size() - above);
        List<ValueType> operands = around.operands().subList(0, count);
        List<ValueType> wanted = around.wanted();
        int below = around.isFolded()
                ? Math.max(0, count - Math.max(0, around.operandsInside() - above))
                : below(function.module().module().types(), operands, wanted);
        int spoken = around.isFolded() && !around.isComplete() ? Math.max(0, wanted.size() - 1) : wanted.size();
        List<ValueType> results = wanted.subList(Math.min(below, spoken), wanted.size());
        List<ValueType> parameters = operands.subList(below, count);
        return new CallShape(
                known(parameters), names(function, around.producers().subList(below, count)), known(results));
    }

    /** {@return the same with other results} */
    CallShape giving(List<ValueType> others) {
        return new CallShape(parameters, names, others);
    }

    static CallShape of(FunctionType type) {
        return new CallShape(
                type.parameters(), type.parameters().stream().map(p -> "").toList(), type.results());
    }

    /** How many operands stay below: so many that one result is enough, if there are so many and they fit. */
    private static int below(TypeSpace types, List<ValueType> operands, List<ValueType> wanted) {
        for (int below = Math.min(operands.size(), Math.max(0, wanted.size() - 1)); below > 0; below--) {
            if (types.allMatch(operands.subList(0, below), wanted.subList(0, below))) {
                return below;
            }
        }
        return 0;
    }

    private static List<ValueType> known(List<ValueType> types) {
        return types.stream().map(CallShape::known).toList();
    }

    /** {@return the type, or a likely one if it is not known} */
    static ValueType known(ValueType type) {
        return type == ValueType.Bottom.BOTTOM
                ? ValueType.Numeric.I32
                : type == ValueType.Bottom.REFERENCE ? ValueType.EXTERNREF : type;
    }

    /** What is read from a variable is likely called like it. */
    private static List<String> names(FunctionAt function, List<Integer> producers) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int producer : producers) {
            String name = Token.at(function.field().tree(), function.base() + producer)
                    .filter(token -> token.code() == TokenCode.of(Opcode.LOCAL_GET)
                            || token.code() == TokenCode.of(Opcode.GLOBAL_GET))
                    .flatMap(Token::next)
                    .filter(token -> token.code() == TokenCode.ID)
                    .map(Token::text)
                    .orElse("");
            names.add(name.isEmpty() || taken.add(name) ? name : "");
        }
        return names;
    }

    /** {@return the parameters and results as they are written in a module, each with a space before it} */
    String show(ModuleAnalysis module) {
        StringBuilder text = new StringBuilder();
        boolean named = names.stream().anyMatch(name -> !name.isEmpty());
        if (!named && !parameters.isEmpty()) {
            text.append(' ').append(Types.clause(module, "param", parameters));
        }
        for (int i = 0; named && i < parameters.size(); i++) {
            String name = names.get(i).isEmpty() ? "" : names.get(i) + " ";
            text.append(" (param ")
                    .append(name)
                    .append(Types.show(module, parameters.get(i)))
                    .append(')');
        }
        if (!results.isEmpty()) {
            text.append(' ').append(Types.clause(module, "result", results));
        }
        return text.toString();
    }

    /** {@return the type of the only value that a use wants, or gives} */
    static Optional<ValueType> top(List<ValueType> types) {
        return types.isEmpty() ? Optional.empty() : Optional.of(types.getLast());
    }
}
