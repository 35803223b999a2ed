package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.ExceptionFilter;
import dev.stepwasm.engine.debug.ExceptionFilterAnswer;
import dev.stepwasm.engine.debug.ExceptionFilterRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.ExceptionFilterOptions;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;

/** Which traps and exceptions the client wants the program to stop at. */
final class ExceptionFilters {
    private final IntSupplier ids;
    private List<Asked> filters =
            ExceptionFilter.defaults().stream().map(each -> new Asked(0, each)).toList();

    /** What the client knows of each filter. */
    private List<Breakpoint> told = pending();

    /** A filter as the client asked for it, with the number by which it knows it; 0 if it did not. */
    private record Asked(int id, ExceptionFilterRequest request) {}

    /** @param ids gives numbers that no breakpoint of the client has */
    ExceptionFilters(IntSupplier ids) {
        this.ids = ids;
    }

    /** {@return the filters that a client can choose from} */
    static ExceptionBreakpointsFilter[] all() {
        return ExceptionFilter.all().stream().map(ExceptionFilters::shown).toArray(ExceptionBreakpointsFilter[]::new);
    }

    private static ExceptionBreakpointsFilter shown(ExceptionFilter filter) {
        ExceptionBreakpointsFilter shown = new ExceptionBreakpointsFilter();
        shown.setFilter(filter.name());
        shown.setLabel(filter.label());
        shown.setDescription(filter.description());
        shown.setDefault_(filter.isDefault());
        shown.setSupportsCondition(true);
        shown.setConditionDescription(filter.conditions());
        return shown;
    }

    /** Makes these the only filters. {@return what became of them; before a launch some have to wait for it} */
    SetExceptionBreakpointsResponse set(SetExceptionBreakpointsArguments args, Optional<Session> session) {
        filters = asked(args).stream()
                .map(each -> new Asked(ids.getAsInt(), each))
                .toList();
        told = session.map(this::answers).orElseGet(this::pending);
        SetExceptionBreakpointsResponse response = new SetExceptionBreakpointsResponse();
        response.setBreakpoints(told.toArray(Breakpoint[]::new));
        return response;
    }

    /** Makes the filters hold in a new session. {@return what the client could not know before} */
    List<Breakpoint> applyTo(Session session) {
        List<Breakpoint> before = told;
        List<Breakpoint> now = answers(session);
        told = now;
        return IntStream.range(0, now.size())
                .filter(i -> filters.get(i).id() > 0 && !now.get(i).equals(before.get(i)))
                .mapToObj(now::get)
                .toList();
    }

    /** Makes filters hold that name things of a module which has just appeared. {@return what the client does not know yet} */
    List<Breakpoint> applyToMore(Session session) {
        return told.stream().allMatch(Breakpoint::isVerified) ? List.of() : applyTo(session);
    }

    private List<Breakpoint> answers(Session session) {
        Iterator<ExceptionFilterAnswer> answers = session.breakpoints()
                .setFilters(filters.stream().map(Asked::request).toList())
                .iterator();
        return filters.stream().map(each -> shown(each.id(), answers.next())).toList();
    }

    private List<Breakpoint> pending() {
        return filters.stream().map(each -> pending(each.id(), each.request())).toList();
    }

    /** {@return what a client asks for; the filters without conditions come first, as in the answer} */
    private static List<ExceptionFilterRequest> asked(SetExceptionBreakpointsArguments args) {
        List<ExceptionFilterRequest> requests = new ArrayList<>();
        for (String filter : args.getFilters()) {
            requests.add(new ExceptionFilterRequest(filter, ""));
        }
        if (args.getFilterOptions() != null) {
            for (ExceptionFilterOptions each : args.getFilterOptions()) {
                requests.add(new ExceptionFilterRequest(
                        each.getFilterId(), each.getCondition() == null ? "" : each.getCondition()));
            }
        }
        return requests;
    }

    /** {@return what to say of a filter before the launch: a condition may name things of the program} */
    private static Breakpoint pending(int id, ExceptionFilterRequest request) {
        if (request.condition().isEmpty()) {
            return shown(id, ExceptionFilterAnswer.toFilter(request.filter()));
        }
        Breakpoint shown = shown(id, new ExceptionFilterAnswer(false, "the program has not been launched yet"));
        shown.setReason(BreakpointNotVerifiedReason.PENDING);
        return shown;
    }

    /**
     * {@return what to say of a filter}
     *
     * @param id the number by which the client knows it from now on
     */
    private static Breakpoint shown(int id, ExceptionFilterAnswer answer) {
        Breakpoint shown = new Breakpoint();
        shown.setId(id);
        shown.setVerified(answer.verified());
        if (!answer.verified()) {
            shown.setMessage(answer.message());
            shown.setReason(BreakpointNotVerifiedReason.FAILED);
        }
        return shown;
    }
}
