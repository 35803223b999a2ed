package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import dev.stepwasm.engine.debug.expression.Site;
import dev.stepwasm.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Which data breakpoints there are. Safe for use from any thread. */
final class DataBreakpoints {
    private final DebuggedModules modules;
    private final Controls controls;
    private final IntSupplier ids;
    private List<Watch> placed = List.of();

    DataBreakpoints(DebuggedModules modules, Controls controls, IntSupplier ids) {
        this.modules = modules;
        this.controls = controls;
        this.ids = ids;
    }

    synchronized List<DataBreakpoint> replace(List<DataBreakpointRequest> requests) {
        List<Watch> known = new ArrayList<>(placed);
        List<Watch> wanted = new ArrayList<>();
        List<DataBreakpoint> answers = new ArrayList<>();
        for (DataBreakpointRequest request : requests) {
            try {
                Watch watch = known.stream()
                        .filter(each -> each.request().equals(request))
                        .findFirst()
                        .orElse(null);
                known.remove(watch);
                Watch placedNow = watch == null ? place(request) : watch;
                wanted.add(placedNow);
                answers.add(new DataBreakpoint(placedNow.id(), true, ""));
            } catch (EvaluationException e) {
                answers.add(new DataBreakpoint(ids.getAsInt(), false, String.valueOf(e.getMessage())));
            }
        }
        placed = List.copyOf(wanted);
        controls.all().forEach(this::apply);
        return List.copyOf(answers);
    }

    /** Lets code of a control tell of accesses. */
    synchronized void apply(DebuggedControl control) {
        control.watches().replace(placed);
    }

    private Watch place(DataBreakpointRequest request) throws EvaluationException {
        DebuggedModule of = modules.numbered(request.module())
                .orElseThrow(() -> new EvaluationException("there is no module number " + request.module()));
        Module module = of.module().module();
        switch (request.target()) {
            case Target.Memory range -> require(range.memory(), module.memoryCount(), "memory");
            case Target.Global(int index) -> require(index, module.globalCount(), "global");
            case Target.Local(int function, int index) -> require(function, module.functionCount(), "function");
        }
        return new Watch(
                ids.getAsInt(),
                request,
                of,
                name(of, request.target()),
                Gate.of(request.rule(), sites(of, request.target())));
    }

    /** {@return where conditions will be asked for} Other modules, with other names, may access memories and globals. */
    private List<Site> sites(DebuggedModule of, Target target) {
        if (target instanceof Target.Local(int function, int index)) {
            return List.of(Site.in(of.code(), function));
        }
        return modules.all().size() == 1 ? List.of(Site.anywhere(of.code())) : List.of();
    }

    private static String name(DebuggedModule module, Target target) {
        Names names = module.names();
        return switch (target) {
            case Target.Memory(int memory, long address, long length) ->
                length + (length == 1 ? " byte" : " bytes") + " at 0x" + Long.toHexString(address)
                        + (module.module().module().memoryCount() == 1 ? "" : " of " + names.memory(memory));
            case Target.Global(int index) -> names.global(index);
            case Target.Local(int function, int index) -> names.local(function, index);
        };
    }

    private static void require(int index, int count, String what) throws EvaluationException {
        if (index < 0 || index >= count) {
            throw new EvaluationException("there is no " + what + "[" + index + "]");
        }
    }
}
