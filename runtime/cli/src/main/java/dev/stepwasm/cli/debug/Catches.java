package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.ExceptionFilter;
import dev.stepwasm.engine.debug.ExceptionFilterAnswer;
import dev.stepwasm.engine.debug.ExceptionFilterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The failures that stop the program, kept from run to run. */
final class Catches {
    private final Supplier<Debugger> debugger;
    private List<ExceptionFilterRequest> requests = ExceptionFilter.defaults();

    /** The usual ones. @param debugger gives the one of the current run */
    Catches(Supplier<Debugger> debugger) {
        this.debugger = debugger;
    }

    /** {@return what is asked for} */
    List<ExceptionFilterRequest> requests() {
        return requests;
    }

    /** Lets failures stop the program. @throws RefusedException if the condition cannot be understood */
    void add(ExceptionFilter filter, String condition) {
        List<ExceptionFilterRequest> before = requests;
        remove(filter);
        List<ExceptionFilterRequest> more = new ArrayList<>(requests);
        more.add(new ExceptionFilterRequest(filter.name(), condition));
        requests = List.copyOf(more);
        List<ExceptionFilterAnswer> answers = apply();
        if (!answers.getLast().verified()) {
            requests = before;
            apply();
            throw new RefusedException(answers.getLast().message());
        }
    }

    /** Lets failures pass. */
    void remove(ExceptionFilter filter) {
        requests = requests.stream()
                .filter(each -> !each.filter().equals(filter.name()))
                .toList();
        apply();
    }

    /** Gives the debugger of the current run what is asked for. {@return what became of it} */
    List<ExceptionFilterAnswer> apply() {
        return debugger.get().setExceptionFilters(requests);
    }
}
