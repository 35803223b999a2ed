package dev.stepwasm.engine.differential;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Our interpreter. */
final class StepEngine {
    private StepEngine() {}

    /** {@return a line for each call} */
    static List<String> answers(Program program, StepModule module, ExecutionControl control) {
        StepInstance instance = module.instantiate(Imports.none(), control);
        var answers = new ArrayList<String>();
        for (Program.Call call : program.calls()) {
            answers.add(answer(instance, call));
        }
        return answers;
    }

    private static String answer(StepInstance instance, Program.Call call) {
        var arguments = IntStream.range(0, call.parameters().size())
                .mapToObj(i -> value(call.parameters().get(i), call.arguments().get(i)))
                .toList();
        try {
            List<Long> bits = instance.invoke(call.export(), arguments).stream()
                    .map(StepEngine::bits)
                    .toList();
            return Answers.results(call.results(), bits, hash(instance));
        } catch (Trap trap) {
            return Answers.trap(trap.reason(), hash(instance));
        }
    }

    private static int hash(StepInstance instance) {
        return Answers.hash(instance.memory("memory").array());
    }

    private static Value value(Kind kind, long bits) {
        return switch (kind) {
            case I32 -> Value.of((int) bits);
            case F32 -> Value.of(Float.intBitsToFloat((int) bits));
            case F64 -> Value.of(Double.longBitsToDouble(bits));
            default -> Value.of(bits);
        };
    }

    private static long bits(Value value) {
        return switch (value) {
            case Value.I32(int number) -> number;
            case Value.I64(long number) -> number;
            case Value.F32(float number) -> Float.floatToRawIntBits(number);
            case Value.F64(double number) -> Double.doubleToRawLongBits(number);
            case Value.V128 vector -> throw new IllegalStateException("a vector left the module");
            case Value.Ref reference -> throw new IllegalStateException("a reference left the module");
        };
    }
}
