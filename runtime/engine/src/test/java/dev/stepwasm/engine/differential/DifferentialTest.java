package dev.stepwasm.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.fixtures.FuzzBudget;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Opcode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Generated programs give the same results, trap alike and leave the same memory on our interpreter, compiled, on
 * Endive's and on V8. {@link FuzzBudget} says how to run more of them, or one alone.
 */
class DifferentialTest {
    private static final FuzzBudget BUDGET = FuzzBudget.of(2_000);

    static final Set<Feature> FEATURES = EnumSet.of(
            Feature.MVP,
            Feature.SIGN_EXTENSION,
            Feature.SATURATING_CONVERSIONS,
            Feature.MULTI_VALUE,
            Feature.BULK_MEMORY,
            Feature.REFERENCE_TYPES,
            Feature.TAIL_CALLS,
            Feature.SIMD);

    /** How many programs are in memory at once. */
    private static final int BATCH = 500;

    /** The most that a failure says about. */
    private static final int SHOWN = 3;

    @Test
    void enginesAgree() throws IOException, InterruptedException {
        assumeTrue(V8.isThere() || "true".equals(System.getenv("CI")), "left out: there is no node");
        var findings = new ArrayList<Finding>();
        for (long done = 0; done < BUDGET.inputs(); done += BATCH) {
            long first = BUDGET.seed() + BUDGET.first() + done;
            findings.addAll(compared(first, Math.min(BATCH, BUDGET.inputs() - done)));
        }
        assertThat(findings)
                .as(() -> "programs that differ, by whom from: "
                        + findings.stream().collect(Collectors.groupingBy(Finding::from, Collectors.counting()))
                        + "\n"
                        + findings.stream()
                                .limit(SHOWN)
                                .map(finding -> finding.shown().get())
                                .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    /** A program that differs. @param shown it, made smaller, with what all say */
    private record Finding(String from, Supplier<String> shown) {}

    /** {@return what to say about programs that differ} */
    private static List<Finding> compared(long firstSeed, long count) throws IOException, InterruptedException {
        List<Program> programs = LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(seed -> Generator.program(seed, FEATURES))
                .toList();
        List<StepModule> modules =
                programs.stream().map(DifferentialTest::module).toList();
        List<byte[]> binaries = modules.stream().map(StepModule::bytes).toList();
        var findings = new ArrayList<Finding>();
        try (V8 v8 = V8.start(programs, binaries)) {
            var ours = new ArrayList<List<String>>();
            var endive = new ArrayList<List<String>>();
            for (int i = 0; i < programs.size(); i++) {
                List<String> interpreted =
                        StepEngine.answers(programs.get(i), modules.get(i), control(Tier.INTERPRETED));
                if (!isAlikeCompiled(programs.get(i), modules.get(i), interpreted)) {
                    Program program = programs.get(i);
                    findings.add(new Finding(
                            "compiled code", () -> shown(program, DifferentialTest::differsWhenCompiled, 20_000)));
                }
                ours.add(interpreted);
                endive.add(EndiveEngine.answers(programs.get(i), binaries.get(i)));
            }
            List<List<String>> theirs = v8.answers(programs);
            for (int i = 0; i < programs.size(); i++) {
                Program program = programs.get(i);
                if (!coarse(ours.get(i)).equals(theirs.get(i))) {
                    findings.add(new Finding("V8", () -> shown(program, DifferentialTest::differsFromV8, 300)));
                } else if (!agrees(program, ours.get(i), endive.get(i))) {
                    findings.add(new Finding(
                            "Endive alone", () -> shown(program, DifferentialTest::differsFromEndive, 20_000)));
                }
            }
        }
        return findings;
    }

    @Test
    void programsUseEveryInstructionWithAFixedSignature() {
        var unused = new TreeSet<String>();
        for (Opcode op : Instructions.used(FEATURES)) {
            unused.add(op.keyword());
        }
        for (long seed = 0; seed < 500 && !unused.isEmpty(); seed++) {
            String text = Generator.program(seed, FEATURES).wat();
            unused.removeIf(keyword -> text.contains("(" + keyword + " ") || text.contains("(" + keyword + ")"));
        }
        assertThat(unused).isEmpty();
    }

    static StepModule module(Program program) {
        try {
            return StepModule.ofText("program.wat", program.wat());
        } catch (InvalidModuleException e) {
            throw new AssertionError(
                    "program " + program.seed() + " is invalid: " + e.getMessage() + "\n" + program.wat(), e);
        }
    }

    private static List<String> coarse(List<String> answers) {
        return answers.stream().map(Answers::coarse).toList();
    }

    /** {@return whether Endive says the same, until it errs in a known way} */
    private static boolean agrees(Program program, List<String> ours, List<String> endive) {
        for (int i = 0; i < ours.size(); i++) {
            if (!ours.get(i).equals(endive.get(i))) {
                return EndiveEngine.isKnownToErr(program, ours.get(i), endive.get(i));
            }
        }
        return true;
    }

    private static ExecutionControl control(Tier tier) {
        return new ExecutionControl(StackLimits.DEFAULT, tier);
    }

    private static boolean differsWhenCompiled(Program program) {
        StepModule module = valid(program);
        return module != null
                && !isAlikeCompiled(program, module, StepEngine.answers(program, module, control(Tier.INTERPRETED)));
    }

    /** {@return whether a program says the same compiled, for nobody and for debuggers} */
    private static boolean isAlikeCompiled(Program program, StepModule module, List<String> interpreted) {
        ExecutionControl debugged = control(Tier.COMPILED);
        debugged.setHook((top, cause) -> {});
        return interpreted.equals(StepEngine.answers(program, module, control(Tier.COMPILED)))
                && interpreted.equals(StepEngine.answers(program, module, debugged));
    }

    private static boolean differsFromEndive(Program program) {
        StepModule module = valid(program);
        return module != null
                && !agrees(
                        program,
                        StepEngine.answers(program, module, new ExecutionControl()),
                        EndiveEngine.answers(program, module.bytes()));
    }

    private static boolean differsFromV8(Program program) {
        StepModule module = valid(program);
        return module != null
                && !coarse(StepEngine.answers(program, module, new ExecutionControl()))
                        .equals(v8(program, module));
    }

    private static List<String> v8(Program program, StepModule module) {
        try (V8 v8 = V8.start(List.of(program), List.of(module.bytes()))) {
            return v8.answers(List.of(program)).getFirst();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable StepModule valid(Program program) {
        try {
            return StepModule.ofText("program.wat", program.wat());
        } catch (InvalidModuleException e) {
            return null;
        }
    }

    /** {@return a small program and what each engine says} */
    private static String shown(Program program, Predicate<Program> differs, int attempts) {
        Program small = Shrinker.shrink(program, differs, attempts);
        StepModule module = module(small);
        List<String> ours = StepEngine.answers(small, module, new ExecutionControl());
        List<String> compiled = StepEngine.answers(small, module, control(Tier.COMPILED));
        List<String> endive = EndiveEngine.answers(small, module.bytes());
        List<String> v8 = v8(small, module);
        var out = new StringBuilder(
                "seed " + program.seed() + " (-Dfuzz.seed=" + program.seed() + " -Dfuzz.inputs=1)\n" + small.wat());
        for (int i = 0; i < small.calls().size(); i++) {
            boolean alike = ours.get(i).equals(endive.get(i))
                    && ours.get(i).equals(compiled.get(i))
                    && Answers.coarse(ours.get(i)).equals(v8.get(i));
            out.append(small.calls().get(i).show()).append("\n");
            if (alike) {
                out.append("    all: ").append(ours.get(i)).append('\n');
            } else {
                out.append("    ours:   ").append(ours.get(i)).append('\n');
                out.append("    compiled: ").append(compiled.get(i)).append('\n');
                out.append("    Endive: ").append(endive.get(i)).append('\n');
                out.append("    V8:     ").append(v8.get(i)).append('\n');
            }
        }
        return out.toString();
    }
}
