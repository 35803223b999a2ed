package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ModuleCode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules of a debugged program. Immutable. */
final class DebuggedModules {
    private final List<DebuggedModule> all;
    private final Map<ModuleCode, DebuggedModule> byCode = new IdentityHashMap<>();

    private DebuggedModules(List<DebuggedModule> all) {
        this.all = List.copyOf(all);
        // A module that is linked twice shares its code; its first number stands for both.
        all.forEach(each -> byCode.putIfAbsent(each.code(), each));
    }

    static DebuggedModules of(LinkedProgram program) {
        List<DebuggedModule> all = new ArrayList<>();
        all.add(new DebuggedModule(0, "", program.main()));
        for (Map.Entry<String, StepModule> link : program.links().entrySet()) {
            all.add(new DebuggedModule(all.size(), link.getKey(), link.getValue()));
        }
        return new DebuggedModules(all);
    }

    /** {@return all, the main one first} */
    List<DebuggedModule> all() {
        return all;
    }

    DebuggedModule main() {
        return all.getFirst();
    }

    /** {@return the one with a number} */
    Optional<DebuggedModule> numbered(long number) {
        return number >= 0 && number < all.size() ? Optional.of(all.get((int) number)) : Optional.empty();
    }

    /** {@return the one whose code a call runs} */
    DebuggedModule of(Activation activation) {
        DebuggedModule known = byCode.get(activation.code());
        if (known == null) {
            throw new IllegalStateException("code of a module that the debugger does not know: " + activation.code());
        }
        return known;
    }

    /** {@return a number for the function of a call that no other function of the program has} */
    long function(Activation activation) {
        return of(activation).address(activation.functionIndex());
    }

    /** {@return the line of the instruction that runs next in a call, or {@link Places#NO_LINE}} */
    int lineOf(Activation activation) {
        return of(activation).places().lineOf(activation.codeOffset());
    }
}
