package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.StopCause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Decides which traps and exceptions stop the program. Requests come from any thread, at any time, and hold for the next
 * failure; failures come on the thread that fails.
 */
final class ExceptionFilters {
    /** Commands of scripts that code may not fulfil. */
    private static final List<String> WORDS = List.of(
            "assert_return",
            "assert_trap",
            "assert_exhaustion",
            "assert_exception",
            "assert_invalid",
            "assert_malformed",
            "assert_unlinkable",
            "invoke",
            "get",
            "module",
            "register");

    private final DebuggedModules modules;
    private final Controls controls;
    private final Consumer<String> say;
    private volatile List<Placed> placed = List.of();

    private record Placed(ExceptionFilter filter, FilterCondition condition) {}

    /**
     * The filters that hold by default.
     *
     * @param modules those that are debugged
     * @param say hears why a condition has no value
     */
    ExceptionFilters(DebuggedModules modules, Controls controls, Consumer<String> say) {
        this.modules = modules;
        this.controls = controls;
        this.say = say;
        replace(ExceptionFilter.defaults());
    }

    synchronized List<ExceptionFilterAnswer> replace(List<ExceptionFilterRequest> requests) {
        List<Placed> wanted = new ArrayList<>();
        List<ExceptionFilterAnswer> answers = new ArrayList<>();
        for (ExceptionFilterRequest request : requests) {
            try {
                wanted.add(place(request));
                answers.add(ExceptionFilterAnswer.HOLDS);
            } catch (EvaluationException e) {
                answers.add(ExceptionFilterAnswer.refused(String.valueOf(e.getMessage())));
            }
        }
        placed = List.copyOf(wanted);
        controls.all().forEach(this::apply);
        return List.copyOf(answers);
    }

    /** Lets code of a control tell what the filters want to hear. */
    void apply(DebuggedControl control) {
        control.control()
                .setHearsCaught(placed.stream().anyMatch(each -> each.filter().equals(ExceptionFilter.CAUGHT)));
    }

    private List<ModuleCode> codes() {
        return modules.all().stream().map(DebuggedModule::code).toList();
    }

    private Placed place(ExceptionFilterRequest request) throws EvaluationException {
        ExceptionFilter filter = ExceptionFilter.named(request.filter())
                .orElseThrow(() -> new EvaluationException(
                        ExceptionFilterAnswer.toFilter(request.filter()).message()));
        return new Placed(filter, condition(filter, request.condition()));
    }

    private FilterCondition condition(ExceptionFilter filter, String text) throws EvaluationException {
        if (filter.equals(ExceptionFilter.TRAPS)) {
            List<String> kinds = Arrays.stream(TrapReason.values())
                    .filter(filter.traps()::contains)
                    .map(TrapReason::code)
                    .toList();
            return FilterCondition.of(text, kinds, kinds::contains, "kinds of traps");
        }
        if (filter.equals(ExceptionFilter.HOST)) {
            return FilterCondition.of(
                    text,
                    codes().stream().flatMap(HostNames::shown).distinct().toList(),
                    name -> codes().stream().anyMatch(code -> HostNames.isKnown(code, name)),
                    "imported functions");
        }
        if (filter.equals(ExceptionFilter.ASSERTION)) {
            return FilterCondition.of(text, WORDS, WORDS::contains, "commands");
        }
        if (filter.traps().isEmpty()) {
            List<String> tags = codes().stream()
                    .flatMap(
                            code -> IntStream.range(0, code.module().tagCount()).mapToObj(code::tagName))
                    .distinct()
                    .toList();
            return FilterCondition.of(text, tags, tags::contains, "tags");
        }
        return FilterCondition.of(text, List.of(), name -> false, "names for this kind of trap");
    }

    /** {@return the stop for a trap, if a filter wants one} @param frame that traps */
    Optional<Stop> stop(Frame frame, Activation top, StopCause.Trapped cause) {
        TrapReason reason = cause.trap().reason();
        Predicate<String> has =
                reason == TrapReason.HOST ? name -> HostNames.calls(top, name) : name -> name.equals(reason.code());
        return stops(each -> each.traps().contains(reason), has, frame)
                ? Optional.of(new Stop.Trapped(cause.trap(), TrapExplanation.of(frame, top, cause.trap())))
                : Optional.empty();
    }

    /** {@return the stop for an exception, if a filter wants one} @param frame that throws */
    Optional<Stop> stop(Frame frame, Activation top, StopCause.Thrown cause) {
        ExceptionFilter wanted = cause.catcher().isPresent() ? ExceptionFilter.CAUGHT : ExceptionFilter.UNCAUGHT;
        return stops(wanted::equals, name -> isCalled(top, cause.exception(), name), frame)
                ? Optional.of(new Stop.Thrown(
                        cause.exception(), ThrowExplanation.of(frame, top, cause.exception(), cause.catcher())))
                : Optional.empty();
    }

    /** {@return the stop for a command of a script that was not fulfilled, if a filter wants one} @param frame of the script */
    Optional<Stop> stop(Frame frame, Commanded.Failure failure) {
        return stops(ExceptionFilter.ASSERTION::equals, failure.word()::equals, frame)
                ? Optional.of(new Stop.Failed(FailureExplanation.of(failure)))
                : Optional.empty();
    }

    private boolean stops(Predicate<ExceptionFilter> wanted, Predicate<String> has, Frame frame) {
        return placed.stream()
                .anyMatch(each -> wanted.test(each.filter()) && each.condition().holds(has, frame, say));
    }

    /** {@return whether the tag of an exception has a name, in the module that throws it or where it comes from} */
    @SuppressWarnings("ReferenceEquality") // tags are compared by identity
    private static boolean isCalled(Activation top, WasmException exception, String name) {
        return exception.tagName().equals(name)
                || IntStream.range(0, top.instance().tagCount())
                        .anyMatch(i -> top.instance().tag(i) == exception.tag()
                                && top.code().tagName(i).equals(name));
    }
}
