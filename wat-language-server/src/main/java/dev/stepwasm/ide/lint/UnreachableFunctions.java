package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Functions that others call, but only such as nobody can call: neither an export, the start, an element nor a reference
 * leads to them. What nothing calls at all is {@link Unused}. In a module that others cannot enter nothing is said: it is not
 * finished.
 */
final class UnreachableFunctions implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        BitSet reached = roots(module);
        if (reached.isEmpty()) {
            return;
        }
        int imported = module.lowered().module().importedFunctionCount();
        Deque<Integer> open = new ArrayDeque<>();
        reached.stream().forEach(open::push);
        while (!open.isEmpty()) {
            int number = open.pop() - imported;
            if (number >= 0) {
                for (long use : module.bodies().facts(number).uses()) {
                    int called = called(module, use);
                    if (called >= 0 && !reached.get(called)) {
                        reached.set(called);
                        open.push(called);
                    }
                }
            }
        }
        report(module, reached, found);
    }

    /** A function whose name says that it is not meant to be used is meant to be there, with all that it needs. */
    private static BitSet roots(LintedModule module) {
        BitSet roots = module.uses().enteredFunctions();
        if (!roots.isEmpty()) {
            int imported = module.lowered().module().importedFunctionCount();
            for (int function = imported; function < module.count(IndexSpace.FUNCTION); function++) {
                if (!module.uses().isUsed(IndexSpace.FUNCTION, function)
                        && isSilenced(module.definition(IndexSpace.FUNCTION, function))) {
                    roots.set(function);
                }
            }
        }
        return roots;
    }

    private static int called(LintedModule module, long use) {
        int index = UseCollector.index(use);
        return UseCollector.space(use) == IndexSpace.FUNCTION
                        && index < module.lowered().module().functionCount()
                ? index
                : -1;
    }

    private static void report(LintedModule module, BitSet reached, List<Finding> found) {
        int imported = module.lowered().module().importedFunctionCount();
        int count = module.count(IndexSpace.FUNCTION);
        int[] callers = null;
        for (int f = reached.nextClearBit(imported); f < count; f = reached.nextClearBit(f + 1)) {
            callers = callers == null ? callers(module, reached, count) : callers;
            if (callers[f] >= 0) {
                Definition function = module.definition(IndexSpace.FUNCTION, f);
                if (!isSilenced(function)) {
                    Definition caller = module.definition(IndexSpace.FUNCTION, callers[f]);
                    found.add(new Finding(
                            Lint.UNREACHABLE_FUNCTION,
                            function.nameSpan(),
                            "function " + Unused.shown(function) + " is used only by functions that nobody can call",
                            List.of(new Related(caller.nameSpan(), "this one uses it"))));
                }
            }
        }
    }

    private static boolean isSilenced(Definition function) {
        return function.name().filter(Unused::isSilenced).isPresent();
    }

    /** {@return for each function that cannot be reached another one that uses it, or -1} */
    private static int[] callers(LintedModule module, BitSet reached, int count) {
        int[] callers = new int[count];
        Arrays.fill(callers, -1);
        int imported = module.lowered().module().importedFunctionCount();
        for (int f = reached.nextClearBit(imported); f < count; f = reached.nextClearBit(f + 1)) {
            for (long use : module.bodies().facts(f - imported).uses()) {
                int called = called(module, use);
                if (called >= 0 && called != f && called < count) {
                    callers[called] = f;
                }
            }
        }
        return callers;
    }
}
