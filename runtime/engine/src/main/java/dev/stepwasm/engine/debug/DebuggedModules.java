package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ModuleCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The modules of a debugged program; there may be more of them at any time, but none goes. Safe for use from any thread.
 */
final class DebuggedModules {
    private volatile List<DebuggedModule> all;
    private final Map<ModuleCode, DebuggedModule> byCode = Collections.synchronizedMap(new WeakHashMap<>());

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

    static DebuggedModules of(ScriptProgram program) {
        List<DebuggedModule> all = new ArrayList<>();
        for (StepModule each : program.modules()) {
            all.add(
                    all.isEmpty()
                            ? DebuggedModule.ofCommands(each)
                            : new DebuggedModule(all.size(), each.name(), each));
        }
        return new DebuggedModules(all);
    }

    /** {@return none yet} */
    static DebuggedModules none() {
        return new DebuggedModules(List.of());
    }

    /**
     * Makes code known.
     *
     * @param module what it is the code of; one with the same name, text and bytes as another is the same to people
     * @return the module that is new because of it, if one is
     */
    synchronized Optional<DebuggedModule> add(StepModule module, ModuleCode code) {
        if (byCode.containsKey(code)) {
            return Optional.empty();
        }
        Optional<DebuggedModule> same =
                all.stream().filter(each -> each.isSame(module)).findFirst();
        DebuggedModule its = same.orElseGet(() -> new DebuggedModule(all.size(), "", module));
        its.add(code);
        byCode.put(code, its);
        if (same.isPresent()) {
            return Optional.empty();
        }
        List<DebuggedModule> more = new ArrayList<>(all);
        more.add(its);
        all = List.copyOf(more);
        return Optional.of(its);
    }

    /** {@return all, the main one of a launched program first} */
    List<DebuggedModule> all() {
        return all;
    }

    /** {@return the main one of a launched program; of others the first that is known} */
    Optional<DebuggedModule> main() {
        return all.stream().findFirst();
    }

    /** {@return the one with a number} */
    Optional<DebuggedModule> numbered(long number) {
        List<DebuggedModule> known = all;
        return number >= 0 && number < known.size() ? Optional.of(known.get((int) number)) : Optional.empty();
    }

    /** {@return the one that code belongs to} */
    DebuggedModule of(ModuleCode code) {
        DebuggedModule known = byCode.get(code);
        if (known == null) {
            throw new IllegalStateException("code of a module that the debugger does not know: " + code.name());
        }
        return known;
    }

    /** {@return the one whose code a call runs} */
    DebuggedModule of(Activation activation) {
        return of(activation.code());
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
