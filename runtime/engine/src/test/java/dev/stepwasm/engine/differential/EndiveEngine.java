package dev.stepwasm.engine.differential;

import dev.stepwasm.engine.TrapReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;

/** Endive's interpreter. */
final class EndiveEngine {
    /** Where its words are not those of the standard. */
    private static final Map<String, TrapReason> OWN_WORDS =
            Map.of("Trapped on unreachable instruction", TrapReason.UNREACHABLE);

    private static final Pattern BLOCK_WITH_VECTOR =
            Pattern.compile("\\((block|loop|if) \\$\\w+ \\(param [^)]*v128|\\(loop \\$\\w+ [^\\n]*\\(result [^)]*v128");

    private EndiveEngine() {}

    /** {@return a line for each call} */
    static List<String> answers(Program program, byte[] module) {
        Instance instance = Instance.builder(Parser.parse(module)).build();
        var answers = new ArrayList<String>();
        for (Program.Call call : program.calls()) {
            answers.add(answer(instance, call));
        }
        return answers;
    }

    /**
     * {@return whether Endive is known to answer a call wrongly} V8 answers as we do there. Endive rounds
     * {@code f32.convert_i64_u} twice, by way of a double; {@code v128.store} at the last addresses writes its second half
     * to the first ones; a tail call to the function that runs, with more results than parameters, fails; a block with a
     * vector among its parameters, and a branch back to a loop with one among its results, take off the operand stack what
     * lies below.
     */
    static boolean isKnownToErr(Program program, String ours, String theirs) {
        return theirs.startsWith("failure: java.lang.ArrayIndexOutOfBoundsException: ")
                || ours.startsWith(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS.words())
                        && program.wat().contains("(v128.store ")
                || program.wat().contains("(f32.convert_i64_u ")
                || BLOCK_WITH_VECTOR.matcher(program.wat()).find();
    }

    private static String answer(Instance instance, Program.Call call) {
        long[] arguments = call.arguments().stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < arguments.length; i++) {
            if (call.parameters().get(i) == Kind.F32) {
                arguments[i] &= 0xFFFF_FFFFL;
            }
        }
        try {
            long[] results = instance.export(call.export()).apply(arguments);
            List<Long> bits =
                    results == null ? List.of() : LongStream.of(results).boxed().toList();
            return Answers.results(call.results(), bits, hash(instance));
        } catch (WasmEngineException trap) {
            return Answers.trap(reason(trap), hash(instance));
        } catch (RuntimeException failure) {
            return Answers.failure(failure);
        }
    }

    private static int hash(Instance instance) {
        return Answers.hash(instance.memory().readBytes(0, instance.memory().pages() << 16));
    }

    /** Its traps have no kind, only words. */
    private static TrapReason reason(WasmEngineException trap) {
        String words = String.valueOf(trap.getMessage());
        TrapReason own = OWN_WORDS.get(words);
        return own != null
                ? own
                : Arrays.stream(TrapReason.values())
                        .filter(reason -> words.startsWith(reason.words()))
                        .max(Comparator.comparingInt(reason -> reason.words().length()))
                        .orElseThrow(() -> trap);
    }
}
