package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.Breakpoint;
import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.BreakpointRule;
import dev.stepwasm.engine.debug.DataBreakpoint;
import dev.stepwasm.engine.debug.Debugger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The breakpoints and watchpoints of a session under the numbers that the user sees. A number stays with its point from run
 * to run and is not given to another one.
 */
final class Points {
    private final Supplier<Debugger> debugger;
    private final List<Numbered> all = new ArrayList<>();
    private int last;

    /** No points yet. @param debugger gives the one of the current run */
    Points(Supplier<Debugger> debugger) {
        this.debugger = debugger;
    }

    /** A point and what has become of it. */
    static final class Numbered {
        private final int number;
        private Point point;
        private boolean isEnabled = true;
        private int stops;
        private int id;
        private Optional<Breakpoint> place = Optional.empty();
        private String message = "";

        private Numbered(int number, Point point) {
            this.number = number;
            this.point = point;
        }

        int number() {
            return number;
        }

        Point point() {
            return point;
        }

        boolean isEnabled() {
            return isEnabled;
        }

        /** {@return how often it has stopped the program} */
        int stops() {
            return stops;
        }

        /** {@return where a breakpoint is} */
        Optional<Breakpoint> place() {
            return place;
        }

        /** {@return what the debugger says about it, may be empty} */
        String message() {
            return message;
        }
    }

    /**
     * Adds a point.
     *
     * @throws RefusedException if it can never stop the program; then it is not added
     */
    Numbered add(Point point) {
        Numbered added = new Numbered(last + 1, point);
        all.add(added);
        apply();
        boolean holds = added.point instanceof Point.Data
                ? added.message.isEmpty()
                : added.place.filter(Breakpoint::verified).isPresent();
        if (!holds) {
            all.remove(added);
            apply();
            throw new RefusedException("no " + point.noun() + ": " + added.message);
        }
        last++;
        return added;
    }

    /** {@return all points in the order of their numbers} */
    List<Numbered> all() {
        return List.copyOf(all);
    }

    /** {@return the point of a number} */
    Numbered get(int number) {
        return all.stream()
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "there is no breakpoint " + number + "; `info breakpoints` lists those that there are"));
    }

    void remove(Numbered point) {
        all.remove(point);
        apply();
    }

    void enable(Numbered point, boolean isEnabled) {
        point.isEnabled = isEnabled;
        apply();
    }

    /** Changes when a point stops. @throws RefusedException if the rule cannot be understood; then it stays as it was */
    void change(Numbered point, BreakpointRule rule) {
        Point before = point.point;
        point.point = before.with(rule);
        apply();
        boolean refused = point.point instanceof Point.Data
                ? !point.message.isEmpty()
                : point.place.filter(Breakpoint::verified).isEmpty();
        if (point.isEnabled && refused) {
            String why = point.message;
            point.point = before;
            apply();
            throw new RefusedException(why);
        }
    }

    /** {@return the points that stopped the program, by the numbers of the debugger} Temporary ones are gone after that. */
    List<Numbered> hit(List<Integer> ids) {
        List<Numbered> hit = all.stream()
                .filter(each -> each.isEnabled && ids.contains(each.id))
                .toList();
        hit.forEach(each -> each.stops++);
        boolean some = all.removeIf(each -> hit.contains(each) && isTemporary(each));
        if (some) {
            apply();
        }
        return hit;
    }

    private static boolean isTemporary(Numbered each) {
        return each.point instanceof Point.Code code && code.isTemporary();
    }

    /** {@return the number of the point that is on a line of the text, the lowest} */
    OptionalInt onLine(int line) {
        return all.stream()
                .filter(each -> each.isEnabled)
                .filter(each -> each.place
                        .flatMap(Breakpoint::position)
                        .filter(at -> at.line() == line)
                        .isPresent())
                .mapToInt(Numbered::number)
                .findFirst();
    }

    /** Gives the debugger of the current run what is enabled. */
    void apply() {
        for (BreakpointKind kind : BreakpointKind.values()) {
            List<Numbered> enabled = enabled()
                    .filter(each -> each.point instanceof Point.Code code && code.kind() == kind)
                    .toList();
            List<Breakpoint> answers = debugger.get()
                    .setBreakpoints(
                            kind,
                            enabled.stream()
                                    .map(each -> ((Point.Code) each.point).request())
                                    .toList());
            for (int i = 0; i < answers.size(); i++) {
                Numbered each = enabled.get(i);
                each.id = answers.get(i).id();
                each.place = Optional.of(answers.get(i));
                each.message = answers.get(i).message();
            }
        }
        applyData();
    }

    private void applyData() {
        List<Numbered> enabled =
                enabled().filter(each -> each.point instanceof Point.Data).toList();
        List<DataBreakpoint> answers = debugger.get()
                .setDataBreakpoints(enabled.stream()
                        .map(each -> ((Point.Data) each.point).request())
                        .toList());
        for (int i = 0; i < answers.size(); i++) {
            enabled.get(i).id = answers.get(i).id();
            enabled.get(i).message = answers.get(i).message();
        }
    }

    private Stream<Numbered> enabled() {
        return all.stream().filter(Numbered::isEnabled);
    }
}
